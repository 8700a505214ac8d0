import { describe, expect, test } from "vitest";
import { readSettings, type Environment } from "../config/config-reader.js";
import { readTracingSettings } from "./tracing-settings.js";

function settingsOf(environment: Environment) {
  return readSettings("test", environment, (reader) => readTracingSettings(reader, "orders"));
}

const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318/" };

test("without an address, traces are off", () => {
  expect(settingsOf({ OTEL_SERVICE_NAME: "shop", OTEL_TRACES_SAMPLER: "always_on" })).toBeUndefined();
});

test("with an address, all traces are exported under the name of the process", () => {
  expect(settingsOf(endpoint)).toEqual({
    url: "http://collector:4318/v1/traces",
    headers: {},
    serviceName: "orders",
    resourceAttributes: {},
    sampler: "parentbased_always_on",
    ratio: 1,
    exportIntervalMs: 5000,
    slowMs: 1000,
  });
});

test("the address of traces is used unchanged", () => {
  const url = "https://collector.example/tenant/traces";
  expect(settingsOf({ ...endpoint, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url })?.url).toBe(url);
});

test("headers and attributes are decoded", () => {
  const settings = settingsOf({
    ...endpoint,
    OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer%20a%3Db, x-tenant = shop",
    OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=production",
  });
  expect(settings?.headers).toEqual({ authorization: "Bearer a=b", "x-tenant": "shop" });
  expect(settings?.resourceAttributes).toEqual({ "deployment.environment.name": "production" });
});

describe("a wrong setting stops the start", () => {
  test.each([
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318"],
    ["OTEL_EXPORTER_OTLP_HEADERS", "authorization"],
    ["OTEL_EXPORTER_OTLP_HEADERS", "authorization=%"],
    ["OTEL_TRACES_SAMPLER", "sometimes"],
    ["OTEL_TRACES_SAMPLER_ARG", "10%"],
    ["OTEL_TRACES_SAMPLER_ARG", "1.1"],
    ["TRACE_SLOW_MS", "0"],
  ])("%s=%s", (name, value) => {
    expect(() => settingsOf({ ...endpoint, [name]: value })).toThrow(name);
  });

  test("and the message has no secret of the headers", () => {
    const read = () => settingsOf({ ...endpoint, OTEL_EXPORTER_OTLP_HEADERS: "a secret" });
    expect(read).not.toThrow("a secret");
    expect(read).toThrow("OTEL_EXPORTER_OTLP_HEADERS");
  });
});
