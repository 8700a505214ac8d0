import { expect, test } from "@jest/globals";
import type { GraphQLDataSourceProcessOptions } from "@apollo/gateway";
import { fixedKeyRing } from "@souk/kernel/testing/fixed-keys";
import { generatePrivateJwk } from "@souk/kernel/private-jwk";
import type { PeerTransport } from "@souk/kernel/peer-transport";
import { ServiceTokens } from "@souk/kernel/service-token";
import { RouterMetrics } from "../router-metrics.js";
import type { RouterContext } from "./router-context.js";
import { SubgraphSource } from "./subgraph-source.js";

const serviceTokens = new ServiceTokens(fixedKeyRing(await generatePrivateJwk()));

/** The time-outs that a fetch was sent with, and what came of it, so many milliseconds before the operation must be done. */
async function fetchWith(leftMs: number) {
  const timeouts: number[] = [];
  const transport: Pick<PeerTransport, "send"> = {
    async send(_request, _headers, timeoutMs) {
      timeouts.push(timeoutMs);
      return { status: 200, body: { data: { a: 1 } }, setCookies: [] };
    },
  };
  const source = new SubgraphSource({
    name: "catalog",
    transport: transport as PeerTransport,
    serviceTokens,
    metrics: new RouterMetrics(),
    timeoutMs: 1000,
  });
  const context = { deadline: performance.now() + leftMs, setCookies: [], reply: {} } as unknown as RouterContext;
  const options = { request: { query: "{ a }" }, context, incomingRequestContext: {} };
  const answer = await source.process(options as unknown as GraphQLDataSourceProcessOptions<RouterContext>);
  return { timeouts, answer };
}

test("a fetch may take what a subgraph may, and never longer than the operation has left", async () => {
  expect((await fetchWith(5000)).timeouts).toEqual([1000]);
  const [timeout] = (await fetchWith(200)).timeouts;
  expect(timeout).toBeGreaterThan(0);
  expect(timeout).toBeLessThanOrEqual(200);
});

test("when an operation has taken too long nothing more is fetched for it, and what is missing is told", async () => {
  const { timeouts, answer } = await fetchWith(0);
  expect(timeouts).toEqual([]);
  expect(answer.errors).toMatchObject([
    { path: ["a"], extensions: { code: "SUBGRAPH_UNAVAILABLE", service: "catalog" } },
  ]);
});
