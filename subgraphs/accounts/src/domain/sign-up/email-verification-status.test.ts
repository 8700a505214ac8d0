import { expect, test } from "@jest/globals";
import { emailVerificationStatus } from "./email-verification-status.js";

const expiresAt = new Date("2026-05-04T12:10:00.000Z");

test.each([
  ["a verified address", true, null, "2026-05-04T12:00:00.000Z", "VERIFIED"],
  ["a verified address with a mail that has expired", true, { expiresAt }, "2026-05-04T12:20:00.000Z", "VERIFIED"],
  ["a mail in time", false, { expiresAt }, "2026-05-04T12:09:59.999Z", "PENDING"],
  ["a mail that has expired", false, { expiresAt }, "2026-05-04T12:10:00.000Z", "EXPIRED"],
  ["a forgotten mail", false, null, "2026-05-04T12:00:00.000Z", "EXPIRED"],
] as const)("%s", (_case, emailVerified, sent, now, status) => {
  expect(emailVerificationStatus({ emailVerified }, sent, new Date(now))).toBe(status);
});
