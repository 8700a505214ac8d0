import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runInRequest } from "@souk/kernel/request-context";
import { SMTPServer } from "smtp-server";
import { SmtpMailer } from "./smtp-mailer.js";

const caught: string[] = [];
const refusals: Record<string, number> = { "gone@example.com": 550, "full@example.com": 452 };
let server: SMTPServer;
let port: number;

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onMailFrom: ({ address }, _session, answer) =>
      answer(address === "banned@example.com" ? smtpError("sender refused", 550) : null),
    onRcptTo: ({ address }, _session, answer) => {
      const code = refusals[address];
      answer(code === undefined ? null : smtpError("not here", code));
    },
    onData: (stream, _session, answer) => {
      let raw = "";
      stream.on("data", (chunk: Buffer) => (raw += chunk.toString()));
      stream.on("end", () => {
        caught.push(raw);
        answer(raw.includes("spam") ? smtpError("looks like spam", 554) : null);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.server.address() as AddressInfo).port;
});

afterAll(async () => new Promise<void>((resolve) => server.close(resolve)));

function smtpError(message: string, responseCode: number): Error {
  return Object.assign(new Error(message), { responseCode });
}

const mail = {
  id: "0b7a1c9e-0000-4000-8000-000000000001",
  round: 0,
  recipient: "june@example.com",
  subject: "Your course: Crème brûlée",
  text: "Hello",
  html: "<p>Hello</p>",
};

function aMailer(from = "Souk <shop@souk.example>", url = `smtp://127.0.0.1:${port}`): SmtpMailer {
  return new SmtpMailer({ url, from });
}

describe("a mail that is taken", () => {
  test("is of both kinds, has the correlation id, and an id that a repeat has as well, but not one on purpose", async () => {
    using mailer = aMailer();
    const sent = await runInRequest({ correlationId: "journey-7" }, () => mailer.send(mail));
    expect(sent).toEqual({ kind: "accepted" });
    await mailer.send(mail);
    await mailer.send({ ...mail, round: 1 });
    const [first = "", second = "", third = ""] = caught;
    for (const line of [
      "From: Souk <shop@souk.example>",
      "To: june@example.com",
      "Message-ID: <0b7a1c9e-0000-4000-8000-000000000001@souk.example>",
      "X-Correlation-ID: journey-7",
      "Auto-Submitted: auto-generated",
    ])
      expect(first).toContain(`${line}\r\n`);
    expect(first).toContain("Content-Type: text/plain");
    expect(first).toContain("Content-Type: text/html");
    expect(second).toContain("Message-ID: <0b7a1c9e-0000-4000-8000-000000000001@souk.example>");
    expect(third).toContain("Message-ID: <0b7a1c9e-0000-4000-8000-000000000001.1@souk.example>");
  });

  test("gets no header from its subject", async () => {
    using mailer = aMailer();
    await mailer.send({ ...mail, subject: "Hello\r\nBcc: all@example.com" });
    expect(caught.at(-1)).not.toMatch(/^Bcc:/m);
  });
});

describe("a mail that is not taken", () => {
  test.each([
    ["a recipient that the server does not have", { recipient: "gone@example.com" }, /550 not here/],
    ["a message that the server does not want", { text: "spam" }, /554 looks like spam/],
  ])("is refused for good: %s", async (_case, change, reason) => {
    using mailer = aMailer();
    const outcome = await mailer.send({ ...mail, ...change });
    expect(outcome).toEqual({ kind: "refused", reason: expect.stringMatching(reason) });
  });

  test("is tried again when the mailbox is full", async () => {
    using mailer = aMailer();
    await expect(mailer.send({ ...mail, recipient: "full@example.com" })).rejects.toThrow("452");
  });

  test("waits for the operator when our sender is refused", async () => {
    using mailer = aMailer("banned@example.com");
    await expect(mailer.send(mail)).rejects.toThrow("550");
  });

  test("is tried again when the server is away", async () => {
    using mailer = aMailer("shop@example.com", "smtp://127.0.0.1:1");
    await expect(mailer.send(mail)).rejects.toThrow("ECONNREFUSED");
  });

  test("is tried again when the server says nothing", async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    using mailer = aMailer(
      "shop@example.com",
      `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}?greetingTimeout=200`,
    );
    await expect(mailer.send(mail)).rejects.toThrow(/greeting/i);
    silent.close();
  });
});
