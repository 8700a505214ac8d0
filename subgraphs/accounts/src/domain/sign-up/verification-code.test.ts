import { expect, test } from "@jest/globals";
import { generatePrivateJwk } from "@souk/kernel/keys/private-jwk";
import {
  hashOfNewCode,
  isCodeOf,
  newVerificationCode,
  readVerificationCode,
  verificationCodeKey,
} from "./verification-code.js";

test("codes have six digits and differ", () => {
  const codes = Array.from({ length: 200 }, newVerificationCode);
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBeGreaterThan(150);
});

test.each([
  ["123456", "123456"],
  [" 123 456 ", "123456"],
  ["000000", "000000"],
  ["12345", null],
  ["1234567", null],
  ["12a456", null],
  ["１２３４５６", null],
  ["", null],
])("%j is read as %j", (text, code) => {
  expect(readVerificationCode(text)).toBe(code);
});

const newKey = async (): Promise<Buffer> => verificationCodeKey(await generatePrivateJwk());

test("a hash reveals nothing without the key, and differs for each mail", async () => {
  const [key, otherKey] = [await newKey(), await newKey()];
  const salt = Buffer.alloc(32, 1);
  const hash = hashOfNewCode(() => [key], salt, "123456");
  expect(hashOfNewCode(() => [key], salt, "123456")).toEqual(hash);
  expect(hashOfNewCode(() => [otherKey], salt, "123456")).not.toEqual(hash);
  expect(hashOfNewCode(() => [key], Buffer.alloc(32, 2), "123456")).not.toEqual(hash);
});

test("a sent code is valid while its key is published, and no longer", async () => {
  const [before, after] = [await newKey(), await newKey()];
  const tokenHash = Buffer.alloc(32, 1);
  const sent = { tokenHash, codeHash: hashOfNewCode(() => [before], tokenHash, "123456") };
  expect(isCodeOf(sent, "123456", () => [after, before])).toBe(true);
  expect(isCodeOf(sent, "123457", () => [after, before])).toBe(false);
  expect(isCodeOf(sent, "123456", () => [after])).toBe(false);
});
