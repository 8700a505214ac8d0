import { describe, expect, test } from "@jest/globals";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import { emailRule } from "@souk/kernel/values/email-address";
import { registerRule } from "./account-rules.js";

describe("an email address", () => {
  test.each([
    ["june@example.com", true],
    [" june@example.com ", true],
    ["june+shop@mail.example.co.uk", true],
    ["o'brien@example.com", true],
    ["June_C-1@EXAMPLE.com", true],
    ["june", false],
    ["june@", false],
    ["@example.com", false],
    ["june@example", false],
    ["june@exa mple.com", false],
    ["a@example.com\nbcc: b@example.com", false],
    ["june@example.com, other@example.com", false],
    ["<june@example.com>", false],
    [`${"a".repeat(250)}@example.com`, false],
    ["", false],
  ])("%j: %s", (email, right) => {
    expect(emailRule.safeParse(email).success).toBe(right);
  });
});

describe("a registration", () => {
  test.each<[string, object, string[]]>([
    ["may do without names", {}, []],
    ["may have null for names", { username: null, fullName: null }, []],
    ["may have a username of three letters", { username: "a.1" }, []],
    ["may have a full name in any script", { fullName: "陳大文" }, []],
    ["needs a username of at least three letters", { username: "ab" }, ["username"]],
    ["needs a username of allowed characters", { username: "zoë!" }, ["username"]],
    ["needs a username of at most 40 letters", { username: "a".repeat(41) }, ["username"]],
    [
      "names all invalid fields",
      { email: "x", username: "-", fullName: "x".repeat(201) },
      ["email", "username", "fullName"],
    ],
  ])("%s", (_rule, input, paths) => {
    const checked = checkInput(registerRule, { email: "june@example.com", ...input });
    expect(checked.ok ? [] : checked.fields.map(({ path }) => path)).toEqual(paths);
  });
});
