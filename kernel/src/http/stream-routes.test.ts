import { once } from "node:events";
import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Registry } from "prom-client";
import { ServiceTokens } from "../identity/service-token.js";
import { generatePrivateJwk } from "../keys/private-jwk.js";
import { createLogger } from "../logging/logger.js";
import { httpTransport, type PeerTransport } from "../peers/peer-transport.js";
import { serveSubgraph } from "../subgraph/serve-subgraph.js";
import { keysOfEveryService } from "../testing/fixed-keys.js";
import { noSubscriptions } from "../testing/stand-ins/no-subscriptions.js";
import type { StreamedAnswer, StreamedRequest } from "./streamed-request.js";

const megabytes = Buffer.alloc(3 * 1024 * 1024, "x");
const serviceTokens = new ServiceTokens(keysOfEveryService(await generatePrivateJwk()));
const resources = new AsyncDisposableStack();
let transport: PeerTransport;
let received: Promise<void>;
let broken: Promise<unknown>;

/** A subgraph in another process: it counts the bytes of a body, and sends megabytes. */
beforeAll(async () => {
  const began = Promise.withResolvers<void>();
  received = began.promise;
  const failed = Promise.withResolvers<unknown>();
  broken = failed.promise;
  const answer = async ({ method, path, body, headers }: StreamedRequest): Promise<StreamedAnswer> => {
    if (method === "GET")
      return { status: 200, headers: { "content-type": "image/webp", etag: '"1"' }, body: Readable.from([megabytes]) };
    if (path === "/uploads/2") began.resolve();
    try {
      const { length } = body ? await buffer(body) : { length: 0 };
      return {
        status: 201,
        headers: { location: "/uploads/1" },
        body: `${method} ${length} ${String(headers["upload-offset"])}`,
      };
    } catch (error) {
      failed.resolve(error);
      throw error;
    }
  };
  const subgraph = {
    name: "media",
    streams: { paths: ["/uploads/:id", "/media/*"], answer },
    execute: async () => ({ status: 200, body: {}, setCookies: [] }),
    subscribe: noSubscriptions,
    checkHealth: async () => undefined,
    [Symbol.asyncDispose]: async () => undefined,
  };
  const address = { port: 0, host: "127.0.0.1" };
  const logger = createLogger("test", "silent");
  const parts = { logger, metrics: new Registry(), serviceTokens, metricsToken: undefined, reportsWork: false };
  const { port } = resources.use(await serveSubgraph(subgraph, address, parts));
  transport = resources.use(httpTransport("media", `http://127.0.0.1:${port}`));
});

afterAll(() => resources.disposeAsync());

async function send(method: string, path: string, body: Readable | null = null, from = "router") {
  const headers = { ...(await serviceTokens.headersFor(from, "media")), "upload-offset": "7" };
  const answer = await transport.stream?.({ method, path, headers, body });
  if (!answer) throw new Error("the transport streams nothing");
  return answer;
}

describe("a streamed request to another process", () => {
  test("passes on a body that is larger than other requests may be", async () => {
    const { status, headers, body } = await send("PATCH", "/uploads/1", Readable.from([megabytes, megabytes]));
    expect([status, headers.location]).toEqual([201, "/uploads/1"]);
    expect(await text(body as Readable)).toBe(`PATCH ${2 * megabytes.length} 7`);
  });

  test("returns the body and the headers of an answer", async () => {
    const { headers, body } = await send("GET", "/media/picture/320.webp");
    expect(headers).toMatchObject({ "content-type": "image/webp", etag: '"1"' });
    expect((await buffer(body as Readable)).equals(megabytes)).toBe(true);
  });

  test("ends at the subgraph when the client breaks the connection", async () => {
    const body = new Readable({ read: () => undefined });
    body.push(megabytes);
    const sent = send("PATCH", "/uploads/2", body).catch((error: unknown) => error);
    await received;
    body.destroy(new Error("the client left"));
    await once(body, "close").catch(() => undefined);
    expect(await sent).toBeInstanceOf(Error);
    expect(await broken).toBeInstanceOf(Error);
  });

  test("is refused for other services", async () => {
    const { status, body } = await send("GET", "/media/picture/320.webp", null, "catalog");
    expect(status).toBe(403);
    expect(await text(body as Readable)).toContain("FORBIDDEN");
  });
});
