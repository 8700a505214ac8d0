import { expect, test } from "@jest/globals";
import { generatePrivateJwk } from "@souk/kernel/jwk-file";
import { hashOfCode, newVerificationCode, readVerificationCode, verificationCodeKey } from "./verification-code.js";

test("codes have six digits, and are not all the same", () => {
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

test("a hash tells nothing without the key, and is another one for each mail", async () => {
  const [key, otherKey] = [
    verificationCodeKey(await generatePrivateJwk()),
    verificationCodeKey(await generatePrivateJwk()),
  ];
  const salt = Buffer.alloc(32, 1);
  const hash = hashOfCode(key, salt, "123456");
  expect(hashOfCode(key, salt, "123456")).toEqual(hash);
  for (const other of [hashOfCode(otherKey, salt, "123456"), hashOfCode(key, Buffer.alloc(32, 2), "123456")])
    expect(other).not.toEqual(hash);
});
