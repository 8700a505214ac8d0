import { expect, test } from "@jest/globals";
import { hashOfRecoveryCode, newRecoveryCodes, readRecoveryCode } from "./recovery-code.js";

test("ten different recovery codes have readable groups", () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
});

test.each([
  ["as it was shown", "7K3M-0QRT-9XWZ-4BCD", true],
  ["in small letters without hyphens", "7k3m0qrt9xwz4bcd", true],
  ["with spaces", " 7K3M 0QRT 9XWZ 4BCD ", true],
  ["with the letter O for the zero", "7K3M-OQRT-9XWZ-4BCD", true],
  ["short", "7K3M-0QRT-9XWZ-4BC", false],
  ["with an invalid character", "7K3M-0QRT-9XWZ-4BC!", false],
  ["as a code from the app", "123456", false],
])("typed %s: %j", (_how, typed, isOne) => {
  const read = readRecoveryCode(typed);
  expect(read !== null).toBe(isOne);
  if (read !== null) expect(hashOfRecoveryCode(read)).toEqual(hashOfRecoveryCode("7K3M-0QRT-9XWZ-4BCD"));
});
