import { describe, expect, test } from "@jest/globals";
import { fixedKeyRing } from "@souk/kernel/testing/fixed-keys";
import { generatePrivateJwk } from "@souk/kernel/private-jwk";
import type { PeerTransport } from "@souk/kernel/peer-transport";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import { ServiceTokens } from "@souk/kernel/service-token";
import { RouterMetrics } from "../router-metrics.js";
import type { RouterContext } from "./router-context.js";
import { SubgraphCaller } from "./subgraph-caller.js";

const serviceTokens = new ServiceTokens(fixedKeyRing(await generatePrivateJwk()));
const asked = { query: "{ a }" };

interface Sent {
  readonly timeoutMs: number;
  readonly gone: AbortSignal | undefined;
}

interface Failing {
  readonly failures?: number;
  readonly afterMs?: number;
}

/** A caller whose subgraph fails so many times first, each after a while, and what it was sent. */
function callerOf({ failures = 0, afterMs = 0 }: Failing = {}) {
  const sent: Sent[] = [];
  const transport: Pick<PeerTransport, "send"> = {
    async send(_request, _headers, timeoutMs, gone) {
      sent.push({ timeoutMs, gone });
      if (sent.length <= failures) {
        await new Promise((resolve) => setTimeout(resolve, afterMs));
        throw new ServiceUnavailableError("catalog");
      }
      return { status: 200, body: { data: { a: 1 } }, setCookies: ["c=1"] };
    },
  };
  const metrics = new RouterMetrics();
  const parts = { name: "catalog", transport: transport as PeerTransport, serviceTokens, metrics, timeoutMs: 1000 };
  return { caller: new SubgraphCaller(parts), sent, metrics };
}

function contextWith(leftMs: number): RouterContext {
  const clientGone = new AbortController().signal;
  return { deadline: performance.now() + leftMs, setCookies: [], reply: {}, clientGone } as unknown as RouterContext;
}

describe("how long a fetch may take", () => {
  test("what a subgraph may, and never longer than the operation has left", async () => {
    const { caller, sent } = callerOf();
    await caller.ask(asked, contextWith(5000), "query");
    await caller.ask(asked, contextWith(200), "query");
    expect(sent[0]?.timeoutMs).toBe(1000);
    expect(sent[1]?.timeoutMs).toBeGreaterThan(0);
    expect(sent[1]?.timeoutMs).toBeLessThanOrEqual(200);
  });

  test("nothing is fetched for an operation that has taken too long", async () => {
    const { caller, sent } = callerOf();
    await expect(caller.ask(asked, contextWith(0), "query")).rejects.toThrow(ServiceUnavailableError);
    expect(sent).toEqual([]);
  });
});

describe("when no answer comes", () => {
  test("a query is asked once more, a mutation never", async () => {
    const query = callerOf({ failures: 1 });
    const context = contextWith(5000);
    await expect(query.caller.ask(asked, context, "query")).resolves.toMatchObject({ status: 200 });
    expect([query.sent.length, context.setCookies]).toEqual([2, ["c=1"]]);

    const mutation = callerOf({ failures: 1 });
    await expect(mutation.caller.ask(asked, contextWith(5000), "mutation")).rejects.toThrow(ServiceUnavailableError);
    expect(mutation.sent).toHaveLength(1);
  });

  test("after a long wait nobody asks again", async () => {
    const { caller, sent } = callerOf({ failures: 1, afterMs: 300 });
    await expect(caller.ask(asked, contextWith(5000), "query")).rejects.toThrow(ServiceUnavailableError);
    expect(sent).toHaveLength(1);
  });

  test("ten waits for nothing in a row, and the subgraph is left alone for a second and asked again then", async () => {
    const { caller, sent, metrics } = callerOf({ failures: 10, afterMs: 300 });
    const ask = () => caller.ask(asked, contextWith(5000), "query");
    await Promise.allSettled(Array.from({ length: 10 }, ask));
    await expect(ask()).rejects.toThrow(ServiceUnavailableError);
    expect(sent).toHaveLength(10);
    expect((await metrics.page()).body).toContain('subgraph_circuit_open{subgraph="catalog"} 1');
    await new Promise((resolve) => setTimeout(resolve, 1050));
    await expect(ask()).resolves.toMatchObject({ status: 200 });
    expect((await metrics.page()).body).toContain('subgraph_circuit_open{subgraph="catalog"} 0');
  });

  test("a subgraph that refuses at once is asked each time: it may be back", async () => {
    const { caller, sent } = callerOf({ failures: 40 });
    for (let failure = 0; failure < 20; failure += 1)
      await expect(caller.ask(asked, contextWith(5000), "query")).rejects.toThrow(ServiceUnavailableError);
    await expect(caller.ask(asked, contextWith(5000), "query")).resolves.toMatchObject({ status: 200 });
    expect(sent).toHaveLength(41);
  });
});

test("a query ends when its client is gone, a mutation is done to its end", async () => {
  const { caller, sent } = callerOf();
  const context = contextWith(5000);
  await caller.ask(asked, context, "query");
  await caller.ask(asked, context, "mutation");
  expect(sent.map(({ gone }) => gone)).toEqual([context.clientGone, undefined]);
});
