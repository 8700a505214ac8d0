import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { SettingsReader } from "../config/config-reader.js";
import { createLogger } from "../logging/logger.js";
import { counterIn, histogramIn } from "./open-metric.js";
import { readMetricsSettings, type MetricsSettings } from "./metrics-settings.js";
import { openMetrics } from "./open-metrics.js";

const logger = createLogger("test", "silent");

function settingsOf(environment: Readonly<Record<string, string>>): MetricsSettings {
  const reader = new SettingsReader(environment);
  return readMetricsSettings(reader, { service: "cart", host: "127.0.0.1" });
}

function measured(): Registry {
  const registry = new Registry();
  counterIn(registry, "peer_hedged_calls_total").inc({ subgraph: "orders" }, 3);
  const durations = histogramIn(registry, "query_plan_duration_seconds");
  for (const seconds of [0.002, 0.003, 9]) durations.observe(seconds);
  return registry;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

test("METRICS_PORT serves the metrics, to clients with the token if there is one", async () => {
  const port = await freePort();
  const settings = settingsOf({ METRICS_PORT: String(port), METRICS_TOKEN: "a token for figures" });
  await using _metrics = await openMetrics(settings, { service: "cart", registry: measured, logger });
  const address = `http://127.0.0.1:${port}/metrics`;
  expect((await fetch(address)).status).toBe(401);
  const answer = await fetch(address, { headers: { authorization: "Bearer a token for figures" } });
  expect(await answer.text()).toContain('peer_hedged_calls_total{subgraph="orders"} 3');
});

test("the collector gets the metrics of the registry by OTLP", async () => {
  const received: any[] = [];
  const collector = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ path: request.url, ...JSON.parse(body) });
      response.setHeader("content-type", "application/json").end("{}");
    });
  }).listen(0, "127.0.0.1");
  await new Promise((listening) => collector.once("listening", listening));
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`;
  const settings = settingsOf({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_METRICS_EXPORTER: "otlp" });
  const metrics = await openMetrics(settings, { service: "cart", registry: measured, logger });
  // sends the metrics once more
  await metrics[Symbol.asyncDispose]();
  collector.close();
  const [{ path, resourceMetrics }] = received;
  expect(path).toBe("/v1/metrics");
  expect(resourceMetrics[0].resource.attributes).toContainEqual({
    key: "service.name",
    value: { stringValue: "cart" },
  });
  const sent: any[] = resourceMetrics[0].scopeMetrics[0].metrics;
  expect(sent.find(({ name }) => name === "peer_hedged_calls_total")).toMatchObject({
    sum: { isMonotonic: true, dataPoints: [{ asDouble: 3, attributes: [{ key: "subgraph" }] }] },
  });
  const [point] = sent.find(({ name }) => name === "query_plan_duration_seconds").histogram.dataPoints;
  expect([Number(point.count), point.explicitBounds, point.bucketCounts.map(Number)]).toEqual([
    3,
    [0.001, 0.005, 0.025, 0.1, 0.5, 2.5],
    [0, 2, 0, 0, 0, 0, 1],
  ]);
});

test("metrics are not sent to the collector of the traces unless the settings ask for it", () => {
  expect(settingsOf({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" }).exported).toBeUndefined();
  expect(settingsOf({ OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: "http://collector:4318/m" }).exported?.url).toBe(
    "http://collector:4318/m",
  );
});
