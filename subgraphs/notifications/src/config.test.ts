import { describe, expect, test } from "@jest/globals";
import { readSettings, SettingsError } from "@souk/kernel/config/config-reader";
import { readNotificationsConfig } from "./config.js";

const given = { DATABASE_URL: "postgres://localhost/" };
const production = { ...given, NODE_ENV: "production" };

const read = (environment: Record<string, string>) =>
  readSettings("notifications", environment, readNotificationsConfig);

function faultsOf(environment: Record<string, string>): string[] {
  try {
    read(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults.map(({ name }) => name);
    throw error;
  }
}

describe("the settings", () => {
  test("keep mail in the dev mailbox outside production, unless SMTP_URL is set", () => {
    expect(read(given)).toMatchObject({ mailRoute: { kind: "mailbox" }, mailFrom: "Souk <shop@localhost>" });
    const url = "smtp://user:secret@mail.example.com:587";
    expect(read({ ...given, SMTP_URL: url }).mailRoute).toEqual({
      kind: "smtp",
      url,
      requiresTls: true,
      mustStartEncrypted: false,
    });
    const unencrypted = read({ ...given, SMTP_URL: url, SMTP_TLS: "off" }).mailRoute;
    expect(unencrypted).toMatchObject({ requiresTls: false, mustStartEncrypted: false });
    const sure = read({ ...production, MAIL_FROM: "shop@example.com", SMTP_URL: url }).mailRoute;
    expect(sure).toMatchObject({ requiresTls: true, mustStartEncrypted: true });
  });

  test("allow sending a mail again for 30 days by default", () => {
    const settings: Record<string, string>[] = [{}, { MAIL_RETENTION_DAYS: "0" }, { MAIL_KEPT_DAYS: "7" }];
    expect(settings.map((each) => read({ ...given, ...each }).mailRetentionDays)).toEqual([30, 0, 7]);
  });

  test.each<[string, Record<string, string>, string[]]>([
    ["production needs SMTP_URL and MAIL_FROM", production, ["SMTP_URL", "MAIL_FROM"]],
    ["production with both", { ...production, SMTP_URL: "smtps://mail", MAIL_FROM: "shop@example.com" }, []],
    ["a URL of another kind", { ...given, SMTP_URL: "http://mail" }, ["SMTP_URL"]],
    ["a TLS mode that does not exist", { ...given, SMTP_TLS: "on" }, ["SMTP_TLS"]],
    ["a URL that contradicts SMTP_TLS", { ...given, SMTP_URL: "smtp://mail?ignoreTLS=true" }, ["SMTP_URL"]],
    ["mails that are kept for longer than a year", { ...given, MAIL_RETENTION_DAYS: "366" }, ["MAIL_RETENTION_DAYS"]],
    ["a sender that is no address", { ...given, MAIL_FROM: "Souk" }, ["MAIL_FROM"]],
    ["a sender with a line break", { ...given, MAIL_FROM: "Souk\nBcc: x <shop@example.com>" }, ["MAIL_FROM"]],
  ])("%s", (_case, environment, faults) => {
    expect(faultsOf(environment)).toEqual(faults);
  });

  test("never repeat a wrong SMTP_URL, which may contain a password", () => {
    expect(() => read({ ...given, SMTP_URL: "http://user:secret@mail" })).toThrow(/^(?!.*secret)/s);
  });
});
