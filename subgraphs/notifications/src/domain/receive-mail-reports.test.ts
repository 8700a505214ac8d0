import { describe, expect, jest, test } from "@jest/globals";
import type { MailReport } from "@souk/kernel/project/providers/mail-reports";
import type { MailEnding } from "./notification-store.js";
import { messageIdOf, receiveMailReports } from "./receive-mail-reports.js";

const id = "0b7a1c9e-0000-4000-8000-000000000001";
const now = new Date("2026-03-01T10:00:00Z");
const delivered = (messageId: string): MailReport => ({ messageId, outcome: "delivered" });
const bounced = (messageId: string): MailReport => ({ messageId, outcome: "bounced", reason: "no such mailbox" });

/** Receives one POST that the project reads as `reports`. Returns the outcome and the stored endings. */
async function receive(readReports: () => Promise<readonly MailReport[] | null>, early = 0) {
  const endMails = jest.fn(async (_endings: readonly MailEnding[], _reportedAt: Date) => early);
  const reportUnreadable = jest.fn();
  const clock = { now: () => now };
  const receiving = receiveMailReports({ notifications: { endMails }, readReports, reportUnreadable, clock });
  const outcome = await receiving({ body: new Uint8Array(), headers: {} });
  return { outcome, endings: endMails.mock.calls[0]?.[0] ?? null, complaints: reportUnreadable.mock.calls.length };
}

describe("the reports of a mail service", () => {
  test.each<[string, readonly MailReport[], readonly MailEnding[] | null]>([
    ["a delivered mail", [delivered(messageIdOf({ id, round: 0 }, "shop.example"))], [{ id, round: 0, bounce: null }]],
    [
      "a mail that was sent again",
      [delivered(messageIdOf({ id, round: 12 }, "a.b"))],
      [{ id, round: 12, bounce: null }],
    ],
    ["a Message-ID without < and >", [delivered(`${id}.1@shop.example`)], [{ id, round: 1, bounce: null }]],
    ["an id alone, in capitals", [delivered(id.toUpperCase())], [{ id, round: 0, bounce: null }]],
    ["a bounced mail", [bounced(`<${id}@x>`)], [{ id, round: 0, bounce: "no such mailbox" }]],
    ["a bounce before a delivery", [bounced(id), delivered(id)], [{ id, round: 0, bounce: "no such mailbox" }]],
    ["a bounce after a delivery", [delivered(id), bounced(id)], [{ id, round: 0, bounce: "no such mailbox" }]],
    ["a mail of another program", [delivered("<CAF=4711@mail.example>"), delivered(`<x${id}@x>`)], null],
    ["nothing", [], null],
  ])("%s", async (_case, reports, endings) => {
    expect(await receive(async () => reports)).toEqual({ outcome: "stored", endings, complaints: 0 });
  });

  test("that come before the mail is stored as sent are requested again", async () => {
    expect((await receive(async () => [delivered(id)], 1)).outcome).toBe("early");
  });

  test.each([
    ["forged", async (): Promise<null> => null, 0],
    ["unreadable", async (): Promise<null> => Promise.reject(new SyntaxError("no JSON")), 1],
  ] as const)("that are %s change nothing", async (outcome, read, complaints) => {
    expect(await receive(read)).toEqual({ outcome, endings: null, complaints });
  });
});
