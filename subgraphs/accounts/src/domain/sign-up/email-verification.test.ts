import { expect, test } from "@jest/globals";
import type { AccountMail } from "../peers.js";
import { sendVerificationMail } from "./email-verification.js";

const expiresAt = "2026-05-04T12:10:00.000Z";
const secrets = { code: "123456", link: "https://souk.example/x", expiresAt };
const mail = { eventId: "1", recipient: "june@example.com" };
const handedOn = { ...mail, kind: "VERIFY_EMAIL", userId: null, data: secrets };

test.each([
  ["in time is handed on", "2026-05-04T12:09:59.999Z", [handedOn]],
  ["too late is dropped, and its job is done", expiresAt, []],
])("a mail that comes %s", async (_case, time, handed) => {
  const sent: AccountMail[] = [];
  const notifications = { sendMail: async (one: AccountMail) => void sent.push(one) };
  await sendVerificationMail({ notifications, clock: { now: () => new Date(time) } })({ ...mail, ...secrets });
  expect(sent).toEqual(handed);
});
