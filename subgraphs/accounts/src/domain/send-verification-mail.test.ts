import { expect, test } from "@jest/globals";
import { sendVerificationMail } from "./send-verification-mail.js";
import type { VerificationMail } from "./verification.js";

const expiresAt = "2026-05-04T12:10:00.000Z";
const mail = { eventId: "1", recipient: "june@example.com", code: "123456", link: "https://souk.example/x", expiresAt };

test.each([
  ["in time is handed on", "2026-05-04T12:09:59.999Z", [mail]],
  ["too late is dropped, and its job is done", expiresAt, []],
])("a mail that comes %s", async (_case, time, handed) => {
  const sent: VerificationMail[] = [];
  const mailer = { send: async (one: VerificationMail) => void sent.push(one) };
  await sendVerificationMail({ mailer, clock: { now: () => new Date(time) } })(mail);
  expect(sent).toEqual(handed);
});
