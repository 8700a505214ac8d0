import { expect, test } from "@jest/globals";
import { passwordWeakness } from "./password-policy.js";

const owner = { email: "marguerite.t@example.com", username: "Marguerite" };

test.each<[string, string, RegExp | null]>([
  ["eight characters are enough", "xk4-ruby", null],
  ["seven are not", "xk4-rub", /at least 8/],
  ["none are not", "", /at least 8/],
  ["128 are the most", "x".repeat(128), null],
  ["129 are too many", "x".repeat(129), /at most 128/],
  ["a sign that takes two code units counts once", "🔑".repeat(7), /at least 8/],
  ["spaces and any letters are welcome", "größe  ist alles", null],
  ["the address", "marguerite.t@example.com", /email address or the username/],
  ["the address in other letters", "MARGUERITE.T@EXAMPLE.COM", /email address or the username/],
  ["what is before its @", "marguerite.t", /email address or the username/],
  ["the username", "marguerite", /email address or the username/],
  ["the username with more to it is fine", "marguerite!9x", null],
  ["a common one", "password123", /commonest/],
  ["a common one in other letters", "PassWord123", /commonest/],
  ["a demo account's", "customer123", /commonest/],
])("%s", (_rule, password, weakness) => {
  if (weakness === null) expect(passwordWeakness(password, owner)).toBeNull();
  else expect(passwordWeakness(password, owner)).toMatch(weakness);
});

test("without a username, an empty one is not the password", () => {
  expect(passwordWeakness("xk4-ruby", { email: "a@example.com", username: null })).toBeNull();
});
