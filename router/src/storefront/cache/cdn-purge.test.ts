import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLogger } from "@souk/kernel/logging/logger";
import { until } from "@souk/kernel/testing/eventually";
import { CdnPurge } from "./cdn-purge.js";

let server: Server;
let bodies: unknown[];
let statuses: number[];
let purge: CdnPurge;
let outcomes: string[];
let onBody: () => void;

beforeEach(async () => {
  [bodies, statuses, outcomes] = [[], [], []];
  onBody = () => undefined;
  server = createServer((request, response) => {
    void json(request).then((body) => {
      bodies.push({ ...(body as object), authorization: request.headers.authorization });
      onBody();
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/purge`;
  const logger = createLogger("test", "silent");
  const onOutcome = (outcome: string): void => void outcomes.push(outcome);
  purge = new CdnPurge({ url, token: "secret", logger, onOutcome, collectMs: 20, retryMs: 20 });
});

afterEach(async () => {
  await purge[Symbol.asyncDispose]();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test("changes in a short time are one request with a token", async () => {
  purge.add(["Product:1", "Product"]);
  purge.add(["Product:2", "Product"]);
  await until(() => outcomes.length === 1);
  expect(bodies).toEqual([{ keys: ["Product:1", "Product", "Product:2"], authorization: "Bearer secret" }]);
});

test("a refused purge is sent again, together with later changes, until it is accepted", async () => {
  statuses.push(500, 429);
  onBody = () => {
    if (bodies.length === 1) purge.add(["Product:2"]);
  };
  purge.add(["Product:1"]);
  await until(() => outcomes.at(-1) === "accepted");
  expect(outcomes).toEqual(["failed", "failed", "accepted"]);
  expect(bodies.at(-1)).toMatchObject({ keys: expect.arrayContaining(["Product:1", "Product:2"]) });
});

test("too many keys, or an unknown change, purge everything", async () => {
  purge.add(Array.from({ length: 501 }, (_key, index) => `Product:${index}`));
  await until(() => outcomes.length === 1);
  purge.add(["*", "Product:1"]);
  await until(() => outcomes.length === 2);
  expect(bodies).toEqual([1, 2].map(() => ({ everything: true, authorization: "Bearer secret" })));
});
