import type { OutgoingMail, SendOutcome } from "@souk/kernel/project/providers/mail-transport";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

export interface MailTransportHarness extends AsyncDisposable {
  /** The opened transport: it sends one mail. */
  readonly send: (mail: OutgoingMail) => Promise<SendOutcome>;
  /** Returns what the service has received, as text that contains each part of each mail. */
  readonly received: () => readonly string[];
  /** Decides the answer of the service to the next mails. */
  readonly answerWith: (answer: "accepted" | "refused" | "unavailable") => void;
}

const mail: OutgoingMail = {
  id: "0b7a1c9e-0000-4000-8000-000000000001",
  round: 0,
  from: "Souk <shop@souk.example>",
  recipient: "june@example.com",
  subject: "Your course: Crème brûlée",
  text: "Hello June",
  html: "<p>Hello <b>June</b></p>",
  headers: { "List-Unsubscribe": "<https://souk.example/mail-preferences/x>" },
};

/** The tests that every mail transport must pass. */
export function mailTransportContract(open: () => Promise<MailTransportHarness>): void {
  describe("a mail transport", () => {
    let harness: MailTransportHarness;

    beforeAll(async () => {
      harness = await open();
    });

    afterAll(async () => harness[Symbol.asyncDispose]());

    const send = (change: Partial<OutgoingMail> = {}) => harness.send(Object.freeze({ ...mail, ...change }));

    test("hands over all parts of a mail", async () => {
      harness.answerWith("accepted");
      expect(await send()).toEqual({ kind: "accepted" });
      const received = harness.received().at(-1) ?? "";
      for (const part of [
        "shop@souk.example",
        mail.recipient,
        mail.subject,
        mail.text,
        "<b>June</b>",
        "/mail-preferences/x",
      ])
        expect(received).toContain(part);
    });

    test("names a mail so that the service recognizes a repetition, and not one that is sent again on purpose", async () => {
      harness.answerWith("accepted");
      for (const round of [0, 0, 1]) await send({ id: "0b7a1c9e-0000-4000-8000-000000000002", round });
      const [first, repeated, again] = harness.received().slice(-3);
      expect(repeated).toBe(first);
      expect(again).not.toBe(first);
    });

    test("returns the refusal of a mail that would be refused again", async () => {
      harness.answerWith("refused");
      expect(await send()).toEqual({ kind: "refused", reason: expect.stringMatching(/^.{1,500}$/) });
    });

    test("throws when the service is unavailable, so that the mail is sent later", async () => {
      harness.answerWith("unavailable");
      await expect(send()).rejects.toBeInstanceOf(Error);
    });
  });
}
