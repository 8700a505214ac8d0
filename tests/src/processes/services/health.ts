import { expect } from "vitest";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import type { ShopClient } from "../../test-kit/clients/shop-client.js";

/** The answer of a process to `/health`. */
export async function healthOf(client: ShopClient): Promise<{ status: number; body: any }> {
  const response = await client.fetch("/health");
  return { status: response.status, body: await response.json() };
}

/** The state of each subgraph in the health of the router. */
export function statusOfEach(status: "ok" | "down"): Record<string, unknown> {
  return Object.fromEntries(
    subgraphNames.map((name) => [name, { status, latencyMs: expect.any(Number), ageMs: expect.any(Number) }]),
  );
}
