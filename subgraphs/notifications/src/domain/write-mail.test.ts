import type { MailTemplates } from "@souk/kernel/project/providers/mail-template";
import { expect, test } from "@jest/globals";
import type { MailTemplates as TypedTemplates } from "./mail-templates.js";
import type { NotificationContent } from "./notification-data.js";
import { anyReader } from "./render-mail.js";
import { mailWriter } from "./write-mail.js";

const cancelled: NotificationContent = { kind: "ORDER_CANCELLED", data: { orderNumber: "ORD-7" } };
const parts = { subject: "Gone", text: "Your order is gone.", html: "<p>Your order is gone.</p>" };

function writerOf(templates: MailTemplates) {
  const failures: string[] = [];
  const mails = mailWriter({
    templates,
    reportFailure: (kind, error) => void failures.push(`${kind}: ${String(error)}`),
    timeoutMs: 20,
  });
  return { failures, ...mails };
}

test("a template of the project gets the data, the language and the name, and replaces the mail of its kind", async () => {
  const templates: TypedTemplates = {
    ORDER_CANCELLED: async ({ data, locale, fullName }) => ({
      ...parts,
      subject: `${locale} ${data.orderNumber} ${fullName}`,
    }),
  };
  const { write, versionOf, failures } = writerOf(templates);
  expect(await write(cancelled, { ...anyReader, fullName: "June" }, "fr")).toEqual({
    ...parts,
    subject: "fr ORD-7 June",
  });
  const link: NotificationContent = { kind: "COURSE_ENROLLED", data: { courseTitle: "Bread", courseSlug: "bread" } };
  expect((await write(link, anyReader, "en")).subject).toBe("Your course: Bread");
  expect(versionOf("ORDER_CANCELLED")).not.toBe(writerOf({}).versionOf("ORDER_CANCELLED"));
  expect(versionOf("MESSAGE")).toBe(writerOf({}).versionOf("MESSAGE"));
  expect(failures).toEqual([]);
});

test.each<[string, MailTemplates[string], RegExp]>([
  [
    "throws",
    () => {
      throw new Error("no template");
    },
    /no template/,
  ],
  ["takes too long", () => new Promise(() => undefined), /longer than 20 ms/],
  ["returns no text", () => ({ ...parts, text: "" }), /text/],
  ["returns a subject of two lines", () => ({ ...parts, subject: "a\nb" }), /one line/],
  [
    "changes its facts",
    (facts) => {
      Object.assign(facts.data, { orderNumber: "x" });
      return parts;
    },
    /read only/,
  ],
])("a template of the project that %s is replaced by that of Souk and reported", async (_case, template, failure) => {
  const { write, failures } = writerOf({ ORDER_CANCELLED: template });
  expect(await write(cancelled, anyReader, "en")).toMatchObject({ subject: "Order ORD-7 was cancelled" });
  expect(failures).toEqual([expect.stringMatching(failure)]);
});

test("a subject never contains a code, because subjects are stored", async () => {
  const data = { code: "123456", link: "https://souk.example/v", expiresAt: "2026-01-01T10:10:00.000Z" };
  const { write, failures } = writerOf({ VERIFY_EMAIL: () => ({ ...parts, subject: "Your code is 123456" }) });
  expect((await write({ kind: "VERIFY_EMAIL", data }, anyReader, "en")).subject).toBe("Confirm your email address");
  expect(failures).toHaveLength(1);
});

test("a marketing mail of the project without the link of its preferences is replaced by that of Souk", async () => {
  const data = { orderNumber: "ORD-7", lines: [{ name: "Lamp", link: "https://souk.example/account/reviews/7" }] };
  const request: NotificationContent = { kind: "REVIEW_REQUEST", data };
  const reader = { fullName: null, preferencesLink: "https://souk.example/mail-preferences/x" };
  const without = writerOf({ REVIEW_REQUEST: () => parts });
  const mail = await without.write(request, reader, "en");
  for (const body of [mail.text, mail.html]) expect(body).toContain(reader.preferencesLink);
  expect(without.failures).toEqual([expect.stringContaining("preferencesLink")]);
  const linked = writerOf({
    REVIEW_REQUEST: ({ preferencesLink: to }) => ({ ...parts, text: `${to}`, html: `${to}` }),
  });
  expect(await linked.write(request, reader, "en")).toMatchObject({ subject: "Gone" });
});
