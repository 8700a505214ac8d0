import { createHttpServer } from "@souk/kernel/http/http-server";
import { createLogger } from "@souk/kernel/logging/logger";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { defaultUpstreamSettings } from "@souk/kernel/peers/upstream/upstream-settings";
import { eventually } from "@souk/kernel/testing/eventually";
import { expect, test } from "vitest";
import { guardedTransports } from "../gateway/guarded-transports.js";
import { RouterMetrics } from "../metrics/router-metrics.js";
import { HealthPoller } from "./health-poller.js";
import { addServiceHealthRoutes } from "./service-health-routes.js";

test("S3-108, S4-30: a service that hangs is down within five seconds, and its circuit is open until it answers", async () => {
  const logger = createLogger("test", "silent");
  let isHanging = true;
  const checkHealth = async (): Promise<void> => (isHanging ? new Promise<never>(() => undefined) : undefined);
  await using resources = new AsyncDisposableStack();
  const { transport, isOpen } = guardedTransports(
    { upstream: { ...defaultUpstreamSettings, probeTimeoutMs: 20 } },
    {
      names: ["cart"],
      subgraph: () => ({ checkHealth }) as unknown as PeerTransport,
      logger,
      metrics: new RouterMetrics(),
    },
    resources,
  );
  await using server = createHttpServer({ service: "router", logger, bodyLimitBytes: 1000 });
  const polled = { names: ["cart"], onState: () => undefined, intervalMs: 10, random: () => 0 };
  using poller = new HealthPoller({ ...polled, poll: (name) => transport(name).checkHealth(20) });
  addServiceHealthRoutes(server, { poller, isOpen });
  const states = async (): Promise<unknown> => (await server.inject("/api/health/services")).json().services;
  expect(await states()).toMatchObject([{ service: "cart", status: "unknown", circuit: "closed" }]);
  await eventually(async () => expect(await states()).toMatchObject([{ status: "down", circuit: "open" }]));
  isHanging = false;
  await eventually(async () => expect(await states()).toMatchObject([{ status: "ok", circuit: "closed" }]));
  expect(defaultUpstreamSettings.probeTimeoutMs).toBeLessThan(5000);
});
