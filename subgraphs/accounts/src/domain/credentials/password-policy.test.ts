import { describe, expect, test } from "@jest/globals";
import type { PasswordOwner } from "./own-names.js";
import { passwordWeakness } from "./password-policy.js";

const owner = { email: "marguerite.t@example.com", username: "Marguerite", fullName: "Marguérite Thornton-Løve" };
const weaknessIn = passwordWeakness({ readablePasswords: new Set(["a key below the mat"]) });
const weaknessOf = (password: string, whose: PasswordOwner = owner): Promise<string | null> =>
  weaknessIn(password, whose);

describe("S3-65: a password's length, in characters of any kind,", () => {
  test.each<[string, string, RegExp | null]>([
    ["may be eight", "xk4-ruby", null],
    ["must not be seven", "xk4-rub", /at least 8/],
    ["must not be zero", "", /at least 8/],
    ["may be 128", "the quick brown fox ".repeat(6) + "jumps ov", null],
    ["must not be 129", "the quick brown fox ".repeat(6) + "jumps ove", /at most 128/],
    ["counts a character of two code units once", "🔑🚪🏠🌳🐈🎈🧊", /at least 8/],
    ["may include spaces and any letters", "größe  ist alles", null],
    ["needs no special kind of character", "only small letters here", null],
  ])("%s", async (_rule, password, weakness) => {
    if (weakness === null) expect(await weaknessOf(password)).toBeNull();
    else expect(await weaknessOf(password)).toMatch(weakness);
  });
});

describe("a password like the user's own name is refused:", () => {
  test.each([
    ["the address", "marguerite.t@example.com"],
    ["the address in another case", "MARGUERITE.T@EXAMPLE.COM"],
    ["the local part of the address", "marguerite.t"],
    ["the username", "marguerite"],
    ["the username with one character more", "margueritte"],
    ["the username with two others", "nargueritf"],
    ["the username with look-alikes", "M@rgu3r1t3"],
    ["the whole username backwards", "etireugram"],
    ["the username with a suffix", "marguerite!9x"],
    ["the username with a year", "Marguerite1985"],
    ["the username between dots", "..marguerite.."],
    ["the full name", "marguerite thornton-løve"],
    ["a word of the full name", "thornton-løve"],
    ["a word of the full name with a year", "1985-Thornton-Løve"],
    ["an unaccented word of the full name, twice", "MargueriteMarguerite"],
  ])("%s", async (_case, password) => {
    expect(await weaknessOf(password)).toMatch(/too close to your name or your email address/);
  });

  test.each([
    ["is part of a long sentence", "marguerite rides a green bicycle", owner],
    ["is short", "bo likes the sea", { email: "bo@example.com", username: null, fullName: "Bo" }],
    ["does not exist", "xk4-ruby", { email: "a@example.com", username: null, fullName: null }],
    ["belongs to another user", "etireugram-7xk", { email: "a@example.com", username: null, fullName: null }],
  ])("but not when the name %s", async (_case, password, whose) => {
    expect(await weaknessOf(password, whose)).toBeNull();
  });
});

describe("a password that is guessed easily is refused:", () => {
  test.each([
    ["a common one", "password123", /common or were in a breach/],
    ["a common one in another case", "PassWord123", /common or were in a breach/],
    ["a common one with look-alikes", "P@ssw0rd", /common or were in a breach/],
    ["two common ones", "secretpassword", /common or were in a breach/],
    ["one from a breach", "1qaz2wsx3edc", /common or were in a breach/],
    ["a public one", "A key below the mat", /read by everyone/],
    ["a repeated character", "x".repeat(128), /easy to guess/],
    ["a repeated unknown word", "xqzxqzxqzxqz", /easy to guess/],
    ["a date", "04-05-2026", /easy to guess/],
    ["the shop's name with a suffix", "souksouk1", /easy to guess|name/],
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
  ])("a mediocre password is accepted: %s", async (password) => {
    expect(await weaknessOf(password)).toBeNull();
  });
});

test("the reported weakness never contains the password", async () => {
  for (const password of ["marguerite", "password123", "xxxxxxxx", "short"])
    expect(await weaknessOf(password)).not.toContain(password);
});
