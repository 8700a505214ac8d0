import { describe, expect, test } from "@jest/globals";
import type { PasswordOwner } from "./own-names.js";
import { passwordWeakness } from "./password-policy.js";

const owner = { email: "marguerite.t@example.com", username: "Marguerite", fullName: "Marguérite Thornton-Løve" };
const weaknessIn = passwordWeakness({ readablePasswords: new Set(["a key below the mat"]) });
const weaknessOf = (password: string, whose: PasswordOwner = owner): Promise<string | null> =>
  weaknessIn(password, whose);

describe("length, in characters of any kind", () => {
  test.each<[string, string, RegExp | null]>([
    ["eight are enough", "xk4-ruby", null],
    ["seven are not", "xk4-rub", /at least 8/],
    ["none are not", "", /at least 8/],
    ["128 are the most", "the quick brown fox ".repeat(6) + "jumps ov", null],
    ["129 are too many", "the quick brown fox ".repeat(6) + "jumps ove", /at most 128/],
    ["a sign that takes two code units counts once", "🔑🚪🏠🌳🐈🎈🧊", /at least 8/],
    ["spaces and any letters are welcome", "größe  ist alles", null],
    ["no kind of character is asked for", "only small letters here", null],
  ])("%s", async (_rule, password, weakness) => {
    if (weakness === null) expect(await weaknessOf(password)).toBeNull();
    else expect(await weaknessOf(password)).toMatch(weakness);
  });
});

describe("one's own name is refused", () => {
  test.each([
    ["the address", "marguerite.t@example.com"],
    ["the address in other letters", "MARGUERITE.T@EXAMPLE.COM"],
    ["what is before its @", "marguerite.t"],
    ["the username", "marguerite"],
    ["the username with a sign more", "margueritte"],
    ["the username with two others", "nargueritf"],
    ["the username with signs for letters", "M@rgu3r1t3"],
    ["the username backwards, whole", "etireugram"],
    ["the username and a bit", "marguerite!9x"],
    ["the username and a year", "Marguerite1985"],
    ["the username between dots", "..marguerite.."],
    ["the full name", "marguerite thornton-løve"],
    ["a word of it", "thornton-løve"],
    ["a word of it and a year", "1985-Thornton-Løve"],
    ["a word of it without its accent, twice", "MargueriteMarguerite"],
  ])("%s", async (_case, password) => {
    expect(await weaknessOf(password)).toMatch(/too close to your name or your email address/);
  });

  test.each([
    ["as a part of much more", "marguerite rides a green bicycle", owner],
    ["that is short", "bo likes the sea", { email: "bo@example.com", username: null, fullName: "Bo" }],
    ["that is none", "xk4-ruby", { email: "a@example.com", username: null, fullName: null }],
    ["of somebody else", "etireugram-7xk", { email: "a@example.com", username: null, fullName: null }],
  ])("but not one %s", async (_case, password, whose) => {
    expect(await weaknessOf(password, whose)).toBeNull();
  });
});

describe("what attackers try first is refused", () => {
  test.each([
    ["a common one", "password123", /common or were in a breach/],
    ["a common one in other letters", "PassWord123", /common or were in a breach/],
    ["one with signs for letters", "P@ssw0rd", /common or were in a breach/],
    ["two common ones", "secretpassword", /common or were in a breach/],
    ["one of a breach", "1qaz2wsx3edc", /common or were in a breach/],
    ["one that everyone can read", "A key below the mat", /read by everyone/],
    ["a repeated sign", "x".repeat(128), /easy to guess/],
    ["a repeated word of no list", "xqzxqzxqzxqz", /easy to guess/],
    ["a date", "04-05-2026", /easy to guess/],
    ["the shop's name and a bit", "souksouk1", /easy to guess|name/],
  ])("%s", async (_case, password, weakness) => {
    expect(await weaknessOf(password)).toMatch(weakness);
  });

  test.each([
    ["correct-horse-battery-7"],
    ["Str0ng-passw0rd!"],
    ["Secret-123-pass"],
    ["a fine long password"],
    ["Tr0ub4dor&3"],
    ["SuperSecret123!"],
    ["TestPassword1!"],
    ["Summer2024!"],
  ])("what is only mediocre is not: %s", async (password) => {
    expect(await weaknessOf(password)).toBeNull();
  });
});

test("no weakness repeats the password", async () => {
  for (const password of ["marguerite", "password123", "xxxxxxxx", "short"])
    expect(await weaknessOf(password)).not.toContain(password);
});
