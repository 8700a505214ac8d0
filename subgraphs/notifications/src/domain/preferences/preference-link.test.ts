import { expect, test } from "@jest/globals";
import { readSignedMailId, signMailId } from "./preference-link.js";

const id = "0b7a1c9e-0000-4000-8000-000000000001";
const key = Buffer.alloc(32, 1);
const token = signMailId(id, key);

test("a signed id is read with the key that signed it", () => {
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(readSignedMailId(token, key)).toBe(id);
});

test.each([
  ["a token of another key", signMailId(id, Buffer.alloc(32, 2))],
  ["a token whose id was changed", `X${token.slice(1)}`],
  ["a token whose signature was changed", `${token.slice(0, 30)}AAAA${token.slice(34)}`],
  ["a part of a token", token.slice(0, 42)],
  ["a longer token", `${token}A`],
  ["the id alone", id],
  ["nothing", ""],
])("%s is not read", (_case, other) => {
  expect(readSignedMailId(other, key)).toBeNull();
});
