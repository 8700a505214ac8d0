import { afterEach, describe, expect, test } from "vitest";
import { Registry } from "prom-client";
import { inProcessTransport } from "../peers/in-process-transport.js";
import { headerNames } from "../subgraph/graph-request.js";
import { generatePrivateJwk } from "../keys/private-jwk.js";
import { keysOfEveryService } from "../testing/fixed-keys.js";
import { createLogger } from "../logging/logger.js";
import { httpTransport, type PeerTransport } from "../peers/peer-transport.js";
import { handlePostsFromRouter, type RawPost } from "./raw-post.js";
import { serveSubgraph } from "../subgraph/serve-subgraph.js";
import { ServiceTokens } from "../identity/service-token.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { noSubscriptions } from "../testing/stand-ins/no-subscriptions.js";

const serviceTokens = new ServiceTokens(keysOfEveryService(await generatePrivateJwk()));
const body = Buffer.from([0, 255, 123, 34, 13, 10]);
let resources = new AsyncDisposableStack();

afterEach(async () => {
  await resources.disposeAsync();
  resources = new AsyncDisposableStack();
});

function aSubgraph(received: unknown[]): Subgraph {
  const handle = async (post: RawPost, params: Readonly<Record<string, string>>) => {
    received.push({
      ...params,
      body: Buffer.from(post.body),
      signature: post.headers["x-signature"],
      names: post.headers,
    });
    return { status: 202, contentType: "text/plain", body: "taken" };
  };
  const handlers = [{ path: "/webhooks/:from", handle }];
  return {
    name: "payments",
    handlePost: handlePostsFromRouter({ name: "payments", serviceTokens, handlers }),
    execute: async () => ({ status: 200, body: {}, setCookies: [] }),
    subscribe: noSubscriptions,
    checkHealth: async () => undefined,
    async [Symbol.asyncDispose]() {},
  };
}

async function overHttp(subgraph: Subgraph): Promise<PeerTransport> {
  const logger = createLogger("test", "silent");
  const { port } = resources.use(
    await serveSubgraph(
      subgraph,
      { port: 0, host: "127.0.0.1" },
      { logger, metrics: new Registry(), serviceTokens, metricsToken: undefined, reportsWork: false },
    ),
  );
  return resources.use(httpTransport("payments", `http://127.0.0.1:${port}`));
}

async function headersOf(caller: string): Promise<Record<string, string>> {
  return {
    "content-type": "application/json",
    "x-signature": "signed",
    [headerNames.serviceName]: caller,
    [headerNames.serviceToken]: await serviceTokens.issue(caller, "payments"),
  };
}

describe.each<[string, (subgraph: Subgraph) => Promise<PeerTransport>]>([
  ["in one process", async (subgraph) => inProcessTransport("payments", () => subgraph)],
  ["over HTTP", overHttp],
])("a post %s", (_way, transportTo) => {
  test("arrives unmodified, and without the router's token", async () => {
    const received: any[] = [];
    const transport = await transportTo(aSubgraph(received));
    const answer = await transport.page("/webhooks/bank", { body, headers: await headersOf("router") });
    expect(answer).toMatchObject({ status: 202, body: "taken" });
    expect(received).toMatchObject([{ from: "bank", body, signature: "signed" }]);
    expect(Object.keys(received[0].names)).not.toContain(headerNames.serviceToken);
  });

  test("is accepted only from the router", async () => {
    const received: unknown[] = [];
    const transport = await transportTo(aSubgraph(received));
    const forged = { ...(await headersOf("router")), [headerNames.serviceToken]: "forged" };
    const statusFor = async (headers: Record<string, string>) =>
      (await transport.page("/webhooks/bank", { body, headers }))?.status;
    expect([await statusFor({}), await statusFor(forged), await statusFor(await headersOf("orders"))]).toEqual([
      401, 401, 403,
    ]);
    expect(received).toEqual([]);
  });

  test("to a path without a handler is not found", async () => {
    const transport = await transportTo(aSubgraph([]));
    const answer = await transport.page("/webhooks", { body, headers: await headersOf("router") });
    expect(answer?.status ?? 404).toBe(404);
  });
});
