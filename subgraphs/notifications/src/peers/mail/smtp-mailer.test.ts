import { createServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { createLogger } from "@souk/kernel/logging/logger";
import { runInRequest } from "@souk/kernel/logging/request-context";
import { SMTPServer } from "smtp-server";
import { openSmtp, SmtpMailer, UnencryptedMailServerError } from "./smtp-mailer.js";

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
  headers: { "List-Unsubscribe": "<https://souk.example/mail-preferences/x>" },
};

function aMailer(from = "Souk <shop@souk.example>", url = `smtp://127.0.0.1:${port}`): SmtpMailer {
  return new SmtpMailer({ url, from, requiresTls: false });
}

describe("an accepted mail", () => {
  test("has text and HTML, the correlation id, and a Message-ID that a retry repeats and a resend changes", async () => {
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
      "List-Unsubscribe: <https://souk.example/mail-preferences/x>",
    ])
      expect(first).toContain(`${line}\r\n`);
    expect(first).toContain("Content-Type: text/plain");
    expect(first).toContain("Content-Type: text/html");
    expect(second).toContain("Message-ID: <0b7a1c9e-0000-4000-8000-000000000001@souk.example>");
    expect(third).toContain("Message-ID: <0b7a1c9e-0000-4000-8000-000000000001.1@souk.example>");
  });

  test("gets no additional header from its subject", async () => {
    using mailer = aMailer();
    await mailer.send({ ...mail, subject: "Hello\r\nBcc: all@example.com" });
    expect(caught.at(-1)).not.toMatch(/^Bcc:/m);
  });
});

describe("a mail that is not accepted", () => {
  test.each([
    ["an unknown recipient", { recipient: "gone@example.com" }, /550 not here/],
    ["a message that the server rejects", { text: "spam" }, /554 looks like spam/],
  ])("is refused permanently: %s", async (_case, change, reason) => {
    using mailer = aMailer();
    const outcome = await mailer.send({ ...mail, ...change });
    expect(outcome).toEqual({ kind: "refused", reason: expect.stringMatching(reason) });
  });

  test("is retried when the mailbox is full", async () => {
    using mailer = aMailer();
    await expect(mailer.send({ ...mail, recipient: "full@example.com" })).rejects.toThrow("452");
  });

  test("waits for the operator when the server refuses the shop's sender", async () => {
    using mailer = aMailer("banned@example.com");
    await expect(mailer.send(mail)).rejects.toThrow("550");
  });

  test("is retried when the server is down", async () => {
    using mailer = aMailer("shop@example.com", "smtp://127.0.0.1:1");
    await expect(mailer.send(mail)).rejects.toThrow("ECONNREFUSED");
  });

  test("is retried when the server does not answer", async () => {
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

describe("encryption", () => {
  /** Starts a server with a self-signed certificate. */
  async function encryptingServer(): Promise<AsyncDisposable & { url: string; secured: boolean[] }> {
    const secured: boolean[] = [];
    // smtp-server warns that its built-in certificate is for tests
    jest.spyOn(console, "error").mockReturnValueOnce(undefined);
    const encrypting = new SMTPServer({
      disabledCommands: ["AUTH"],
      disableReverseLookup: true,
      onData: (stream, session, answer) => {
        secured.push(session.secure);
        stream.resume();
        stream.on("end", () => answer());
      },
    });
    await new Promise<void>((resolve) => encrypting.listen(0, "127.0.0.1", resolve));
    const { port: encryptingPort } = encrypting.server.address() as AddressInfo;
    return {
      url: `smtp://127.0.0.1:${encryptingPort}?tls.rejectUnauthorized=false`,
      secured,
      [Symbol.asyncDispose]: () => new Promise<void>((resolve) => encrypting.close(resolve)),
    };
  }

  test("sends mail over STARTTLS", async () => {
    await using encrypting = await encryptingServer();
    using mailer = new SmtpMailer({ url: encrypting.url, from: "shop@example.com", requiresTls: true });
    await mailer.verify();
    expect(await mailer.send(mail)).toEqual({ kind: "accepted" });
    expect(encrypting.secured).toEqual([true]);
  });

  test("sends no mail to a server without STARTTLS, and the error names the server and the setting", async () => {
    const countBefore = caught.length;
    const url = `smtp://user:secret@127.0.0.1:${port}`;
    using mailer = new SmtpMailer({ url, from: "shop@example.com", requiresTls: true });
    const reason = `the mail server at 127.0.0.1:${port} does not offer STARTTLS. Set SMTP_URL`;
    await expect(mailer.send(mail)).rejects.toThrow(reason);
    await expect(mailer.verify()).rejects.toThrow(reason);
    await expect(mailer.verify()).rejects.not.toThrow("secret");
    expect(caught).toHaveLength(countBefore);
  });

  test.each([
    ["production refuses to start", { requiresTls: true, mustStartEncrypted: true }, UnencryptedMailServerError],
    ["development starts and warns", { requiresTls: true, mustStartEncrypted: false }, null],
    ["SMTP_TLS=off starts", { requiresTls: false, mustStartEncrypted: false }, null],
  ])("with a server without STARTTLS, %s", async (_case, tls, error) => {
    const route = { kind: "smtp", url: `smtp://127.0.0.1:${port}`, ...tls } as const;
    const opening = openSmtp(route, "shop@example.com", createLogger("test", "silent"));
    const [opened] = await Promise.allSettled([opening]);
    if (opened.status === "fulfilled") opened.value[Symbol.dispose]();
    expect(opened).toMatchObject(error ? { status: "rejected", reason: expect.any(error) } : { status: "fulfilled" });
  });

  test("does not stop a production start while the mail server is unreachable", async () => {
    const route = { kind: "smtp", url: "smtp://127.0.0.1:1", requiresTls: true, mustStartEncrypted: true } as const;
    using mailer = await openSmtp(route, "shop@example.com", createLogger("test", "silent"));
    expect(mailer.keepsBodies).toBe(false);
  });
});
