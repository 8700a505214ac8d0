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

/** Returns a caller and the requests that its subgraph got. */
function callerOf() {
  const sent: Sent[] = [];
  const transport: Pick<PeerTransport, "send"> = {
    async send(_request, _headers, { deadlineMs, clientSignal }) {
      sent.push({ timeoutMs: deadlineMs, clientSignal });
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

test("a query is aborted when its client disconnects, a mutation is not", async () => {
  const { caller, sent } = callerOf();
  const context = contextWith(5000);
  await caller.execute(request, context, "query");
  await caller.execute(request, context, "mutation");
  expect(sent.map(({ clientSignal }) => clientSignal)).toEqual([context.clientSignal, undefined]);
});
