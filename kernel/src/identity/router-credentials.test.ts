import { describe, expect, test } from "vitest";
import { readSettings, SettingsError, type Environment } from "../config/config-reader.js";
import { holdsRouterCredentials, readRouterCredentials, type RouterCredentials } from "./router-credentials.js";

const one = "a secret with at least 32 characters";
const other = "another secret of at least 32 characters";

const read = (environment: Environment): RouterCredentials =>
  readSettings("catalog", environment, (reader) => readRouterCredentials(reader));

test.each<[string, Environment, Record<string, string>, boolean]>([
  ["no credentials are set", {}, { "x-router-secret": "" }, false],
  ["the secret is sent", { ROUTER_SECRETS: one }, { "x-router-secret": one }, true],
  ["a part of it is sent", { ROUTER_SECRETS: one }, { "x-router-secret": one.slice(1) }, false],
  ["the second of two is sent", { ROUTER_SECRETS: `${one}, ${other}` }, { "x-router-secret": other }, true],
  ["the certificate is confirmed", { ROUTER_CERTIFICATE: "X-Subject: CN=router" }, { "x-subject": "CN=router" }, true],
  ["another certificate is", { ROUTER_CERTIFICATE: "X-Subject: CN=router" }, { "x-subject": "CN=shop" }, false],
])("when %s", (_case, environment, headers, holds) => {
  expect(holdsRouterCredentials(headers, read(environment))).toBe(holds);
});

describe("settings are refused", () => {
  test.each<[string, Environment, RegExp]>([
    ["a short secret", { ROUTER_SECRETS: "short" }, /ROUTER_SECRETS.*at least 32 characters/],
    ["three secrets", { ROUTER_SECRETS: [one, other, `${one}!`].join(",") }, /ROUTER_SECRETS.*at most 2/],
    ["a certificate without a value", { ROUTER_CERTIFICATE: "x-subject" }, /ROUTER_CERTIFICATE.*header and its value/],
  ])("%s", (_case, environment, message) => {
    expect(() => read(environment)).toThrow(SettingsError);
    expect(() => read(environment)).toThrow(message);
  });
});
