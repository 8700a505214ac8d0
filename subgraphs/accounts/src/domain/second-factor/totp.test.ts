import { describe, expect, test } from "@jest/globals";
import { generateSync } from "otplib";
import { newTotpSecret, totpStepOf, totpUrl } from "./totp.js";

/** RFC 6238, appendix B: the ASCII secret "12345678901234567890", SHA-1; the last six of its eight digits. */
const rfcSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe("a TOTP code", () => {
  test.each([
    [59, "287082", 1],
    [1_111_111_109, "081804", 37_037_036],
    [1_234_567_890, "005924", 41_152_263],
    [2_000_000_000, "279037", 66_666_666],
  ])("from RFC 6238 at %i is %s", (seconds, code, step) => {
    expect(totpStepOf(rfcSecret, code, new Date(seconds * 1000), 0)).toBe(step);
  });

  const step = 58_000_000;
  const at = (offset: number): Date => new Date((step * 30 + offset) * 1000);
  const code = generateSync({ secret: rfcSecret, epoch: step * 30 });
  test.each([
    ["is valid in its own 30 seconds", 15, 0, step],
    ["is valid one step late", 30 + 15, 0, step],
    ["is valid one step early", -15, 0, step],
    ["is invalid two steps late", 60, 0, null],
    ["is invalid two steps early", -31, 0, null],
    ["is invalid a second time", 15, step, null],
    ["is invalid after a later one", 15, step + 1, null],
    ["is valid after the previous one", 15, step - 1, step],
  ])("%s", (_when, offset, lastUsedStep, found) => {
    expect(totpStepOf(rfcSecret, code, at(offset), lastUsedStep)).toBe(found);
  });

  test("is invalid for another secret", () => {
    expect(totpStepOf(newTotpSecret(), code, at(0), 0)).toBeNull();
  });
});

test("the URL contains the shop, the account and the secret", () => {
  expect(totpUrl(rfcSecret, "june+shop@example.com")).toBe(
    `otpauth://totp/Souk:june%2Bshop%40example.com?secret=${rfcSecret}&issuer=Souk`,
  );
});
