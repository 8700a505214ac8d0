import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "undici";
import { send } from "../measure/request.ts";
import type { Contender } from "./contender.ts";
import { shopBurst, type ShopBurstOptions } from "./shop-burst.ts";
import type { ShopWorkload } from "./workloads/shop-workloads.ts";

let server: Server;
let requestCount = 0;

/** In twenty requests, one is refused, one is disconnected, and one gets a wrong answer. */
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    requestCount += 1;
    if (requestCount % 20 === 5)
      return void response.writeHead(503).end('{"errors":[{"extensions":{"code":"OVERLOADED"}}]}');
    if (requestCount % 20 === 10) return void request.socket.destroy();
    response.end(requestCount % 20 === 15 ? '{"data":{"one":2}}' : '{"data":{"one":1}}');
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function burst(more: Pick<ShopBurstOptions, "onFailed"> = {}) {
  const step = { operation: "{ one }", variables: () => ({}), isSignedIn: false, expectedText: '"one":1' };
  const workload = { name: "list", steps: [step], cart: undefined, writes: false } as never as ShopWorkload;
  const contender = {
    name: "souk",
    server: {
      readyMessage: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      usage: async () => ({ cpuMs: 0, rssMb: 1 }),
    },
    field: { postgres: { usedMs: () => 0 } },
    send: (client: Client) => send(client, "/", "{}"),
  } as never as Contender;
  const outboxes = { drained: async () => undefined };
  return shopBurst(contender, { workload, clients: 2, seconds: 0.5, outboxes, ...more });
}

test("with onFailed the burst reports each failure and continues", async () => {
  requestCount = 0;
  const failed: string[] = [];
  const { answers } = await burst({ onFailed: ({ kind }) => void failed.push(kind) });
  expect(new Set(failed)).toEqual(new Set(["HTTP 503 OVERLOADED", "no answer (UND_ERR_SOCKET)", "another answer"]));
  expect(answers + failed.length).toBe(requestCount);
  expect(answers).toBeGreaterThanOrEqual(24);
});

test("without onFailed the first failure ends the burst", async () => {
  requestCount = 0;
  await expect(burst()).rejects.toThrow("souk answers list with HTTP 503 OVERLOADED");
});
