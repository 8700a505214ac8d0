import { expect, test } from "vitest";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { processTopology, secretName } from "./process-topology.ts";

const topology = processTopology();

test.each([
  "ORDERS_DATABASE_URL",
  "ORDERS_DATABASE_READ_URL",
  "DATABASE_DIRECT_URL",
  "REDIS_URL",
  "STRIPE_SECRET_KEY",
  "CARD_SEAL_KEYS",
  "METRICS_TOKEN",
  "SENTRY_DSN",
  "OTEL_EXPORTER_OTLP_HEADERS",
])("%s is a secret", (setting) => {
  expect(setting).toMatch(secretName);
});

test.each(["PUBLIC_URL", "ORDERS_URL", "DATABASE_CONNECTIONS", "RAZORPAY_KEY_ID", "MAIL_FROM"])(
  "%s is no secret",
  (setting) => {
    expect(setting).not.toMatch(secretName);
  },
);

test("S4-14, S4-15: each subgraph reads its own database, and the router none", () => {
  const databases = (name: string): string[] =>
    topology[name]?.secrets.filter((setting) => /^(?!SANDBOX_).*DATABASE_URL$/.test(setting)) ?? [];
  for (const name of subgraphNames) expect(databases(name)).toEqual([`${name.toUpperCase()}_DATABASE_URL`]);
  expect(databases("router")).toEqual([]);
});

test("every process verifies service tokens, and every one that calls others signs its own", () => {
  for (const { calls, files } of Object.values(topology)) {
    expect(files).toContain("SERVICE_PUBLIC_KEYS");
    expect(files.includes("SERVICE_KEYS")).toBe(calls.length > 0);
  }
});
