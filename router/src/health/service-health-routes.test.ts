import { createHttpServer } from "@souk/kernel/http/http-server";
import { createLogger } from "@souk/kernel/logging/logger";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { defaultUpstreamSettings } from "@souk/kernel/peers/upstream/upstream-settings";
import { expect, test } from "vitest";
import { guardedTransports } from "../gateway/guarded-transports.js";
import { RouterMetrics } from "../metrics/router-metrics.js";
import { addServiceHealthRoutes } from "./service-health-routes.js";

test("S3-108: the health of a service names its circuit, which opens while the service hangs", async () => {
  const logger = createLogger("test", "silent");
  let isHanging = true;
  const checkHealth = async (): Promise<void> => (isHanging ? new Promise<never>(() => undefined) : undefined);
  await using resources = new AsyncDisposableStack();
  const { transport, isOpen } = guardedTransports(
    { upstream: { ...defaultUpstreamSettings, probeTimeoutMs: 20 } },
    { names: ["cart"], subgraph: () => ({ checkHealth }) as unknown as PeerTransport, logger, metrics: new RouterMetrics() },
    resources,
  );
  await using server = createHttpServer({ service: "router", logger, bodyLimitBytes: 1000 });
  const poller = {
    health: () => ({ cart: { status: "down", latencyMs: 20, ageMs: 0 } as const }),
    upSeconds: () => null,
  };
  addServiceHealthRoutes(server, { poller, isOpen });
  const circuit = async (): Promise<unknown> => (await server.inject("/api/health/services")).json().services;
  expect(await circuit()).toMatchObject([{ service: "cart", circuit: "closed" }]);
  for (const _probe of ["first", "second"])
    await transport("cart")
      .checkHealth(20)
      .catch(() => undefined);
  expect(await circuit()).toMatchObject([{ service: "cart", circuit: "open" }]);
  isHanging = false;
  await transport("cart").checkHealth(20);
  expect(await circuit()).toMatchObject([{ service: "cart", circuit: "closed" }]);
});
