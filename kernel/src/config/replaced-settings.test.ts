import { describe, expect, test } from "vitest";
import { readSettings, SettingsReader, SettingsError, type Environment } from "./config-reader.js";

const read = (environment: Environment, name: string): string | undefined =>
  new SettingsReader(environment).optionalText(name);

describe("a setting of a system that Souk replaces", () => {
  test.each([
    ["an address", { PRODUCT_SERVICE_URL: "http://catalog:1" }, "CATALOG_URL", "http://catalog:1"],
    ["the address of the auth service", { AUTH_URL: "http://auth:1" }, "ACCOUNTS_URL", "http://auth:1"],
    ["a host alone", { REDIS_HOST: "redis" }, "REDIS_URL", "redis://redis:6379/0"],
    [
      "a host, a port and a database",
      { REDIS_HOST: "redis", REDIS_PORT: "7", REDIS_DB: "1" },
      "REDIS_URL",
      "redis://redis:7/1",
    ],
    ["a mail server", { SMTP_SERVER: "mail", SMTP_PORT: "" }, "SMTP_URL", "smtp://mail:587"],
    ["a mail server with its port", { SMTP_SERVER: "mail", SMTP_PORT: "25" }, "SMTP_URL", "smtp://mail:25"],
  ])("S2-56, S2-57, S2-58, S3-54: gives today's setting: %s", (_case, environment, name, value) => {
    expect(read(environment, name)).toBe(value);
  });

  test("does not replace a setting that is given by its own name", () => {
    expect(read({ REDIS_HOST: "redis", REDIS_URL: "redis://own" }, "REDIS_URL")).toBe("redis://own");
  });

  test("is passed to a process that reads today's setting", () => {
    const reader = new SettingsReader({});
    reader.optionalText("SMTP_URL");
    expect([...reader.requested]).toEqual(["SMTP_URL", "SMTP_SERVER", "SMTP_PORT"]);
  });

  test("is named in a fault of today's setting, without its value", () => {
    const start = () =>
      readSettings("cart", { REDIS_HOST: "a secret@ redis", REDIS_PORT: "x" }, (reader) =>
        reader.optionalUrl("REDIS_URL", ["redis:"]),
      );
    expect(start).toThrow(SettingsError);
    expect(start).toThrow(/REDIS_URL {2}\(given as REDIS_HOST, REDIS_PORT\) is not a URL that starts with redis:\/\//);
    expect(start).not.toThrow(/a secret/);
  });
});

describe("a start reports", () => {
  test.each<[string, Environment, object[]]>([
    ["nothing without such settings", { REDIS_URL: "redis://own", JWKS_URL: "http://a", JWT_SECRET: " " }, []],
    [
      "today's name of each setting once",
      { REDIS_HOST: "redis", REDIS_DB: "1" },
      [
        { formerName: "REDIS_HOST", name: "REDIS_URL" },
        { formerName: "REDIS_DB", name: "REDIS_URL" },
      ],
    ],
    [
      "a part without the setting that it belongs to",
      { SMTP_PORT: "25" },
      [{ formerName: "SMTP_PORT", reason: "it needs SMTP_SERVER; set SMTP_URL instead" }],
    ],
    [
      "each setting that means nothing",
      { JWT_SECRET: "a", JWT_ALGORITHM: "HS256", SECRET_KEY: "b", API_GATEWAY_URL: "http://gateway", MONGODB_URL: "c" },
      ["API_GATEWAY_URL", "JWT_ALGORITHM", "JWT_SECRET", "MONGODB_URL", "SECRET_KEY"].map((formerName) => ({
        formerName,
        reason: expect.stringMatching(/\w/),
      })),
    ],
  ])("%s", (_case, environment, expected) => {
    const reader = new SettingsReader(environment);
    for (const name of ["REDIS_URL", "SMTP_URL"]) for (const _time of [1, 2]) reader.optionalText(name);
    expect(reader.deprecated).toEqual(expected);
  });
});
