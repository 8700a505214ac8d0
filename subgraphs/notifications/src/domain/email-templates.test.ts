import { expect, test } from "@jest/globals";
import { locales, type Locale } from "@souk/kernel/values/locale";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import { notificationKinds, type NotificationKind } from "./notification.js";
import { notificationDataRules } from "./notification-data.js";
import { listEmailTemplates, sampleContent } from "./email-templates.js";
import { mailWriter } from "./write-mail.js";

const listed = listEmailTemplates({ mails: mailWriter({ templates: {}, reportFailure: () => undefined }) });

test.each(locales.flatMap((locale) => notificationKinds.map((kind) => [locale, kind] as const)))(
  "the sample of the mail in %s of the kind %s matches its rule, and fills the whole mail",
  async (locale: Locale, kind: NotificationKind) => {
    const checked = checkInput<unknown>(notificationDataRules[kind], sampleContent[kind]);
    expect(checked).toEqual({ ok: true, value: sampleContent[kind] });
    const template = (await listed(locale)).find((each) => each.kind === kind);
    for (const part of [template?.subject, template?.text, template?.html]) {
      expect(part?.length).toBeGreaterThan(5);
      expect(part).not.toMatch(/\{\{|undefined|\[object/);
    }
    expect(template?.text).toContain("Ada Example");
  },
);

test("S2-45: each template has its own version, which stays the same at each start", async () => {
  const versions = (await listed("en")).map(({ version }) => version);
  expect(new Set(versions).size).toBe(versions.length);
  expect(versions.every((version) => /^[0-9a-f]{12}$/.test(version))).toBe(true);
  expect((await listed("en")).map(({ version }) => version)).toEqual(versions);
});
