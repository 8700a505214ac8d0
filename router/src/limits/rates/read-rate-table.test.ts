import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readSettings, type Environment } from "@souk/kernel/config/config-reader";
import { defaultRates } from "./rate-table.js";
import { readRateTable } from "./read-rate-table.js";

const folder = mkdtempSync(join(tmpdir(), "souk-rates-"));
const file = join(folder, "rates.json");

afterAll(() => rmSync(folder, { recursive: true }));

const read = (environment: Environment) => readSettings("router", environment, readRateTable);

function withFile(content: string) {
  writeFileSync(file, content);
  return read({ RATE_LIMITS_FILE: file });
}

test("by default the limits in the code are on", () => {
  expect(read({})).toEqual(defaultRates);
});

test("limits can be turned off, but not in production", () => {
  expect(read({ RATE_LIMITS: "off" })).toBeUndefined();
  expect(() => read({ RATE_LIMITS: "off", NODE_ENV: "production" })).toThrow(
    /RATE_LIMITS +cannot be off in production/,
  );
});

test("a file changes the limits that it names, and null removes a limit", () => {
  const table = withFile(`{ "login": { "address": { "points": 5, "seconds": 10 }, "email": null } }`);
  expect(table).toEqual({ ...defaultRates, login: { address: { points: 5, seconds: 10 } } });
});

describe("an error in the file is reported", () => {
  test.each([
    ["no JSON", "{", /is no JSON/],
    ["an unknown kind", `{ "logins": {} }`, /logins/],
    ["an unknown property to count by", `{ "login": { "planet": null } }`, /login.*planet/],
    ["no points", `{ "login": { "address": { "seconds": 1 } } }`, /login\.address\.points/],
    ["points below one", `{ "login": { "address": { "points": 0, "seconds": 1 } } }`, /login\.address\.points/],
    ["half a second", `{ "login": { "address": { "points": 1, "seconds": 0.5 } } }`, /login\.address\.seconds/],
    ["a list", "[]", /root/],
  ])("%s", (_what, content, complaint) => {
    expect(() => withFile(content)).toThrow(complaint);
  });

  test("no file", () => {
    expect(() => read({ RATE_LIMITS_FILE: join(folder, "none.json") })).toThrow(/cannot be read/);
  });
});
