import { describe, expect, test } from "vitest";
import { keysOfEveryService } from "@souk/kernel/testing/fixed-keys";
import { generatePrivateJwk } from "@souk/kernel/keys/private-jwk";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { ServiceTokens } from "@souk/kernel/identity/service-token";
import { RouterMetrics } from "../metrics/router-metrics.js";
import type { RouterContext } from "./router-context.js";
import { SubgraphCaller } from "./subgraph-caller.js";

const serviceTokens = new ServiceTokens(keysOfEveryService(await generatePrivateJwk()));
const request = { query: "{ a }" };

interface Sent {
  readonly timeoutMs: number;
  readonly clientSignal: AbortSignal | undefined;
}

interface Failing {
  readonly failures?: number;
  readonly afterMs?: number;
}

/**
 * Returns a caller whose subgraph first fails `failures` times, each after `afterMs`, and the requests that were sent.
 */
function callerOf({ failures = 0, afterMs = 0 }: Failing = {}) {
  const sent: Sent[] = [];
  const transport: Pick<PeerTransport, "send"> = {
    async send(_request, _headers, timeoutMs, clientSignal) {
      sent.push({ timeoutMs, clientSignal });
      if (sent.length <= failures) {
        await new Promise((resolve) => setTimeout(resolve, afterMs));
        throw new ServiceUnavailableError("catalog");
      }
      return { status: 200, body: { data: { a: 1 } }, setCookies: ["c=1"] };
    },
  };
  const metrics = new RouterMetrics();
  const options = { name: "catalog", transport: transport as PeerTransport, serviceTokens, metrics, timeoutMs: 1000 };
  return { caller: new SubgraphCaller(options), sent };
}

function contextWith(leftMs: number): RouterContext {
  const clientSignal = new AbortController().signal;
  return { deadline: performance.now() + leftMs, setCookies: [], reply: {}, clientSignal } as unknown as RouterContext;
}

describe("the timeout of a fetch", () => {
  test("is the subgraph's limit, or the operation's remaining time if that is less", async () => {
    const { caller, sent } = callerOf();
    await caller.execute(request, contextWith(5000), "query");
    await caller.execute(request, contextWith(200), "query");
    expect(sent[0]?.timeoutMs).toBe(1000);
    expect(sent[1]?.timeoutMs).toBeGreaterThan(0);
    expect(sent[1]?.timeoutMs).toBeLessThanOrEqual(200);
  });

  test("no request is sent after the operation's deadline", async () => {
    const { caller, sent } = callerOf();
    await expect(caller.execute(request, contextWith(0), "query")).rejects.toThrow(ServiceUnavailableError);
    expect(sent).toEqual([]);
  });
});

describe("when the subgraph does not answer", () => {
  test("a query is retried once, a mutation never", async () => {
    const query = callerOf({ failures: 1 });
    const context = contextWith(5000);
    await expect(query.caller.execute(request, context, "query")).resolves.toMatchObject({ status: 200 });
    expect([query.sent.length, context.setCookies]).toEqual([2, ["c=1"]]);

    const mutation = callerOf({ failures: 1 });
    await expect(mutation.caller.execute(request, contextWith(5000), "mutation")).rejects.toThrow(
      ServiceUnavailableError,
    );
    expect(mutation.sent).toHaveLength(1);
  });

  test("a query is not retried after a long wait", async () => {
    const { caller, sent } = callerOf({ failures: 1, afterMs: 300 });
    await expect(caller.execute(request, contextWith(5000), "query")).rejects.toThrow(ServiceUnavailableError);
    expect(sent).toHaveLength(1);
  });

  test("a subgraph that refuses connections at once gets a request each time", async () => {
    const { caller, sent } = callerOf({ failures: 40 });
    for (let failure = 0; failure < 20; failure += 1)
      await expect(caller.execute(request, contextWith(5000), "query")).rejects.toThrow(ServiceUnavailableError);
    await expect(caller.execute(request, contextWith(5000), "query")).resolves.toMatchObject({ status: 200 });
    expect(sent).toHaveLength(41);
  });
});

test("a query is aborted when its client disconnects, a mutation is not", async () => {
  const { caller, sent } = callerOf();
  const context = contextWith(5000);
  await caller.execute(request, context, "query");
  await caller.execute(request, context, "mutation");
  expect(sent.map(({ clientSignal }) => clientSignal)).toEqual([context.clientSignal, undefined]);
});
