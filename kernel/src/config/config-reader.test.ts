import { describe, expect, vi, test } from "vitest";
import { readSettings, SettingsError, SettingsReader } from "./config-reader.js";
import { logDeprecatedSettings } from "./log-deprecated-settings.js";

function faultsOf(
  environment: Record<string, string>,
  read: (reader: SettingsReader) => unknown,
): Record<string, string> {
  try {
    readSettings("orders", environment, read);
    return {};
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return Object.fromEntries(error.faults.map(({ name, complaint }) => [name, complaint]));
  }
}

describe("one setting", () => {
  test.each([
    ["a missing text", {}, (r: SettingsReader) => r.text("A"), "is missing"],
    ["a port with letters", { A: "80a" }, (r: SettingsReader) => r.port("A", 1), '"80a" is not a port (0-65535)'],
    ["a port too high", { A: "65536" }, (r: SettingsReader) => r.port("A", 1), '"65536" is not a port (0-65535)'],
    [
      "a number below its minimum",
      { A: "-5" },
      (r: SettingsReader) => r.wholeNumber("A", { fallback: 1, min: 1, max: 9, unit: "seconds" }),
      '"-5" must be a whole number of seconds, 1 to 9',
    ],
    [
      "a number that is not whole",
      { A: "1.5" },
      (r: SettingsReader) => r.wholeNumber("A", { fallback: 1, min: 1, max: 9 }),
      '"1.5" must be a whole number, 1 to 9',
    ],
    ["an invalid flag", { A: "yes" }, (r: SettingsReader) => r.flag("A", true), '"yes" must be true or false'],
    [
      "a word that is not in the list",
      { A: "loud" },
      (r: SettingsReader) => r.oneOf("A", ["on", "off"], "on"),
      '"loud" must be one of on, off',
    ],
    [
      "an unknown currency",
      { A: "EURO" },
      (r: SettingsReader) => r.currency("A", "CAD"),
      '"EURO" is not an ISO 4217 currency such as CAD',
    ],
    [
      "a URL of another protocol",
      { A: "http://u:secret@h" },
      (r: SettingsReader) => r.url("A", ["postgres:"]),
      "is not a URL that starts with postgres://",
    ],
  ])("%s", (_case, environment, read, complaint) => {
    expect(faultsOf(environment, read)).toEqual({ A: complaint });
  });

  test.each([
    ["an empty text counts as unset", (r: SettingsReader) => r.text("EMPTY", "fallback"), "fallback"],
    ["surrounding spaces are ignored", (r: SettingsReader) => r.text("SPACED"), "x"],
    ["0 is a valid port and means any free port", (r: SettingsReader) => r.port("ZERO", 1), 0],
    ["a flag is read", (r: SettingsReader) => r.flag("FLAG", true), false],
  ] as [string, (reader: SettingsReader) => unknown, unknown][])("%s", (_rule, read, value) => {
    expect(readSettings("orders", { EMPTY: " ", SPACED: " x ", ZERO: "0", FLAG: "false" }, read)).toBe(value);
  });
});

describe("all settings", () => {
  test("every fault is reported at once, aligned, and without secrets", () => {
    const environment = { ORDERS_PORT: "80a", DATABASE_URL: "mysql://u:hunter2@h/db" };
    const start = () =>
      readSettings("orders", environment, (reader) => {
        reader.port("ORDERS_PORT", 1);
        reader.url("DATABASE_URL", ["postgres:"]);
        reader.text("KEY");
      });
    expect(start).toThrow(
      [
        "orders cannot start, 3 settings are wrong:",
        '  ORDERS_PORT   "80a" is not a port (0-65535)',
        "  DATABASE_URL  is not a URL that starts with postgres://",
        "  KEY           is missing",
      ].join("\n"),
    );
    expect(start).not.toThrow("hunter2");
  });

  test("a setting that is read several times is reported once", () => {
    expect(faultsOf({}, (reader) => [reader.text("A"), reader.text("A"), reader.fault("A", "again")])).toEqual({
      A: "is missing",
    });
  });

  test("an unknown NODE_ENV is a fault", () => {
    expect(faultsOf({ NODE_ENV: "prod" }, () => 0)).toHaveProperty("NODE_ENV");
  });
});

describe("a setting with a former name", () => {
  const read = (reader: SettingsReader) => {
    reader.acceptFormerName({ formerName: "OLD_DAYS", name: "DAYS" });
    return { days: reader.wholeNumber("DAYS", { fallback: 30, min: 0, max: 99 }), deprecated: reader.deprecated };
  };
  const deprecated = [{ formerName: "OLD_DAYS", name: "DAYS" }];

  test.each([
    ["has its default when neither name is given", {}, { days: 30, deprecated: [] }],
    ["is read by its own name", { DAYS: "7" }, { days: 7, deprecated: [] }],
    ["is read by its former name, which is reported", { OLD_DAYS: "8", DAYS: "" }, { days: 8, deprecated }],
    ["is read by its own name when both are given", { OLD_DAYS: "8", DAYS: "7" }, { days: 7, deprecated }],
    ["counts as not given when the text is empty", { OLD_DAYS: " " }, { days: 30, deprecated: [] }],
  ])("%s", (_rule, environment, expected) => {
    expect(readSettings("orders", environment, read)).toEqual(expected);
  });

  test.each([
    ["its former name", { OLD_DAYS: "x" }, '(given as OLD_DAYS) "x" must be a whole number, 0 to 99'],
    ["its own name", { OLD_DAYS: "8", DAYS: "x" }, '"x" must be a whole number, 0 to 99'],
  ])("reports a fault by %s", (_rule, environment, complaint) => {
    expect(faultsOf(environment, read)).toEqual({ DAYS: complaint });
  });

  test("is passed to a process by both names", () => {
    const reader = new SettingsReader({});
    read(reader);
    expect([...reader.requested]).toEqual(["OLD_DAYS", "DAYS"]);
  });
});

test("a deprecated setting is a warning in the log", () => {
  const logged = { warn: vi.fn<(...logged: unknown[]) => void>() };
  logDeprecatedSettings(logged as never, [{ formerName: "OLD_DAYS", name: "DAYS" }]);
  expect(logged.warn.mock.calls).toEqual([[{ setting: "OLD_DAYS" }, "OLD_DAYS is deprecated; set DAYS instead"]]);
});

test("a setting of another system without effect is a warning with the reason", () => {
  const logged = { warn: vi.fn<(...logged: unknown[]) => void>() };
  logDeprecatedSettings(logged as never, [{ formerName: "OLD_SECRET", reason: "services share no secret" }]);
  expect(logged.warn.mock.calls).toEqual([
    [{ setting: "OLD_SECRET" }, "OLD_SECRET has no effect: services share no secret"],
  ]);
});
