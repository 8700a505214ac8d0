import { describe, expect, test } from "@jest/globals";
import type { Mail, MailOutcome } from "./mail.js";
import { isMarketing, type MarketingKind } from "./notification.js";
import type { ClaimedNotification } from "./notification-store.js";
import type { Recipient } from "./peers.js";
import { sendNotification } from "./send-notification.js";
import { mailWriter } from "./write-mail.js";

const now = new Date("2026-05-01T12:00:00Z");
const queued: ClaimedNotification = {
  id: "n",
  userId: "u",
  recipient: null,
  kind: "ORDER_CANCELLED",
  data: { orderNumber: "ORD-1" },
  timesSent: 0,
};
const link = "https://souk.example/mail-preferences/x";
const request: ClaimedNotification = {
  ...queued,
  kind: "REVIEW_REQUEST",
  data: { orderNumber: "ORD-1", lines: [{ name: "Lamp", link: "https://souk.example/account/reviews/1" }] },
};
const june = { email: "june@example.com", fullName: "June" };

interface Case {
  readonly row?: ClaimedNotification | null;
  readonly user?: Recipient | null | Error;
  readonly answer?: MailOutcome | Error;
  readonly keepsBodies?: boolean;
  readonly mailRetentionDays?: number;
  /** The kind of mail that the reader refuses. */
  readonly refused?: MarketingKind | null;
  readonly isOutdated?: boolean;
}

function aDesk(given: Case) {
  const {
    row = queued,
    user = june,
    answer = { kind: "accepted" },
    keepsBodies = false,
    mailRetentionDays = 30,
    refused = null,
    isOutdated = false,
  } = given;
  const mails: Mail[] = [];
  const marks: unknown[] = [];
  const orThrow = <T>(value: T | Error): T => {
    if (value instanceof Error) throw value;
    return value;
  };
  const send = sendNotification({
    notifications: {
      takeUnsent: async () => row,
      isOutdated: async () => isOutdated,
      noteFailedTry: async (_id, reason) => void marks.push({ reason }),
      markSent: async (_id, sent) => void marks.push(sent),
      markFailed: async (_id, failed) => void marks.push(failed),
    },
    accounts: { findRecipient: async () => orThrow(user) },
    mailer: {
      keepsBodies,
      send: async (mail) => {
        mails.push(mail);
        return orThrow(answer);
      },
    },
    mails: mailWriter({ templates: {}, reportFailure: () => undefined }),
    preferences: {
      isRefused: async (kind) => kind === refused,
      linkOf: async ({ kind }) => (isMarketing(kind) ? link : null),
    },
    clock: { now: () => now },
    mailRetentionDays,
  });
  return { mails, marks, send };
}

describe("sendNotification", () => {
  test("gets the address and the name from accounts, and keeps the data to send the mail again", async () => {
    const { mails, marks, send } = aDesk({});
    expect(await send("n", false)).toEqual({ kind: "sent" });
    expect(mails).toMatchObject([
      { id: "n", round: 0, recipient: "june@example.com", subject: "Order ORD-1 was cancelled" },
    ]);
    expect(mails[0]?.text).toContain("Hello June,");
    const subject = "Order ORD-1 was cancelled";
    const mark = { recipient: "june@example.com", locale: "en", subject, sentAt: now, body: null, keepsData: true };
    expect(marks).toEqual([mark]);
  });

  test.each([
    ["of the notification", "fr", "en", null],
    ["of the account, when the notification has none", null, "fr", null],
    ["that the user chose, whatever the notification has", "en", "fr", "fr"],
  ] as const)("sends in the language %s", async (_case, locale, ofAccount, chosenLocale) => {
    const { mails, send } = aDesk({ row: { ...queued, locale }, user: { ...june, locale: ofAccount, chosenLocale } });
    await send("n", false);
    expect(mails[0]).toMatchObject({ subject: "La commande ORD-1 a été annulée" });
    expect(mails[0]?.text).toContain("Bonjour June,");
  });

  test.each<[string, Case]>([
    ["no data of a sent mail when no retention is set", { mailRetentionDays: 0 }],
    [
      "no code of a sent mail",
      {
        row: {
          ...queued,
          kind: "VERIFY_EMAIL",
          data: { code: "135790", link: "http://localhost/v", expiresAt: "2026-05-01T12:10:00Z" },
        },
      },
    ],
  ])("keeps %s", async (_what, given) => {
    const { marks, send } = aDesk(given);
    await send("n", false);
    expect(marks).toMatchObject([{ sentAt: now, keepsData: false }]);
  });

  test("passes the mailer the number of earlier sendings", async () => {
    const { mails, send } = aDesk({ row: { ...queued, timesSent: 2 } });
    await send("n", false);
    expect(mails).toMatchObject([{ id: "n", round: 2 }]);
  });

  test("keeps the text of a mail that stays in the dev mailbox", async () => {
    const { mails, marks, send } = aDesk({ keepsBodies: true });
    await send("n", false);
    const { text, html } = mails[0] ?? {};
    expect(marks).toMatchObject([{ recipient: "june@example.com", sentAt: now, body: { text, html } }]);
  });

  test("does not call accounts when the event has an address", async () => {
    const { mails, send } = aDesk({ row: { ...queued, recipient: "to@example.com" }, user: new Error("not asked") });
    await send("n", false);
    expect(mails).toMatchObject([{ recipient: "to@example.com" }]);
  });

  test.each<[string, Case, string, string | null]>([
    ["a user unknown to accounts", { user: null }, "accounts know no such user", null],
    [
      "an address that would add a header",
      { user: { email: "a@example.com\r\nBcc: all@example.com", fullName: null } },
      "what accounts have for this user is no mail address",
      null,
    ],
    [
      "a permanent refusal",
      { answer: { kind: "refused", reason: "550 no such mailbox" } },
      "550 no such mailbox",
      "june@example.com",
    ],
  ])(
    "%s fails at once and keeps the data, because the account's address may change before a resend",
    async (_case, given, error, recipient) => {
      const { marks, send } = aDesk(given);
      expect(await send("n", false)).toEqual({ kind: "failed", error, isGivenUp: false });
      expect(marks).toEqual([{ recipient, error, keepsData: true }]);
    },
  );

  test.each<[string, Case]>([
    ["the mail server is down", { answer: new Error("connect ECONNREFUSED") }],
    ["accounts is down", { user: new Error("connect ECONNREFUSED") }],
  ])("retries while %s, and fails after the last attempt", async (_case, given) => {
    const { marks, send } = aDesk(given);
    await expect(send("n", false)).rejects.toThrow("ECONNREFUSED");
    const noted = { reason: "connect ECONNREFUSED" };
    expect(marks).toEqual([noted]);
    expect(await send("n", true)).toEqual({ kind: "failed", error: "connect ECONNREFUSED", isGivenUp: true });
    expect(marks).toEqual([noted, { recipient: null, error: "connect ECONNREFUSED", keepsData: true }]);
  });

  test("marketing shows how to unsubscribe, in its text and in its headers; other mails do not", async () => {
    const { mails, send } = aDesk({ row: request });
    await send("n", false);
    expect(mails[0]?.headers).toEqual({
      "List-Unsubscribe": `<${link}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
    for (const body of [mails[0]?.text, mails[0]?.html]) expect(body).toContain(link);
    const purchase = aDesk({ refused: "REVIEW_REQUEST" });
    expect(await purchase.send("n", false)).toEqual({ kind: "sent" });
    expect(purchase.mails[0]).toMatchObject({ headers: {}, text: expect.not.stringContaining("unsubscribe") });
  });

  test("does not send marketing that its reader refuses, and keeps no data to send it again", async () => {
    const { mails, marks, send } = aDesk({ row: request, refused: "REVIEW_REQUEST" });
    expect(await send("n", false)).toMatchObject({ kind: "unwanted" });
    expect(mails).toEqual([]);
    const error = "the reader refuses mails of this kind";
    expect(marks).toEqual([{ recipient: "june@example.com", error, keepsData: false }]);
  });

  test("does not send an outdated reminder of a cart; other mails are never outdated", async () => {
    const lines = [{ name: "Lamp", quantity: 1, lineTotal: "49.00" }];
    const data = { lines, total: "49.00", currency: "CAD", link: "https://souk.example/cart/restore/x" };
    const reminder = aDesk({ row: { ...queued, kind: "CART_REMINDER", data }, isOutdated: true });
    expect(await reminder.send("n", false)).toEqual({ kind: "unwanted" });
    expect([reminder.mails, reminder.marks]).toEqual([[], [expect.objectContaining({ keepsData: false })]]);
    expect(await aDesk({ isOutdated: true }).send("n", false)).toEqual({ kind: "sent" });
  });

  test("keeps no code", async () => {
    const data = { code: "135790", link: "http://localhost/v", expiresAt: "2026-05-01T12:10:00Z" };
    const { marks, send } = aDesk({
      row: { ...queued, kind: "VERIFY_EMAIL", data },
      answer: new Error("connection refused"),
    });
    expect(await send("n", true)).toEqual({ kind: "failed", error: "connection refused", isGivenUp: false });
    expect(marks).toEqual([{ recipient: null, error: "connection refused", keepsData: false }]);
  });

  test("sends nothing for a sent or permanently refused mail", async () => {
    const { mails, send } = aDesk({ row: null });
    expect(await send("n", false)).toEqual({ kind: "nothingToSend" });
    expect(mails).toEqual([]);
  });
});
