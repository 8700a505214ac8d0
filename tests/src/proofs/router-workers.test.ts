// own program: the router alone, with two workers
import { request, type IncomingMessage } from "node:http";
import { createServer, type AddressInfo } from "node:net";
import { writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { eventually, until } from "../test-kit/clients/eventually.js";
import { makeShopKeys } from "../test-kit/shop/shop-keys.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

let folder: TemporaryFolder;
let port: number;
let router: ShopProcess;

beforeAll(async () => {
  folder = await TemporaryFolder.create();
  const rates = folder.in("rates.json");
  await writeFile(rates, JSON.stringify({ mutations: { address: { points: 6, seconds: 3600 } } }));
  port = await findFreePort(undefined);
  // a worker that starts on a busy machine must not look like one that hangs
  router = await startRouter({ RATE_LIMITS_FILE: rates, ROUTER_WORKER_HANG_SECONDS: "8" });
  await router.ready();
});

afterAll(async () => {
  await router[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** Starts the router alone: its subgraphs do not answer, but it plans operations and answers with their errors. */
async function startRouter(settings: Record<string, string> = {}): Promise<ShopProcess> {
  const keys = await makeShopKeys();
  const environment = {
    DATA_DIR: folder.in("data"),
    PORT: String(port),
    HOST: "127.0.0.1",
    ROUTER_WORKERS: "2",
    CARD_SEAL_KEYS: keys.environment.CARD_SEAL_KEYS ?? "",
    ...keys.ofService("router"),
    ...settings,
  };
  return ShopProcess.start({ program: "router/dist/main.js", environment });
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Sends a request on a connection of its own, so that workers take turns. */
async function send(path: string, body?: object): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const method = body ? "POST" : "GET";
  const headers = { "content-type": "application/json" };
  const sent = request({ port, host: "127.0.0.1", path, method, headers, agent: false }, resolve);
  sent.on("error", reject);
  // a connection that the parent hands to a worker that has just died gets no answer
  sent.setTimeout(2000, () => sent.destroy(new Error("no answer")));
  sent.end(body && JSON.stringify(body));
  const response = await promise;
  return { status: response.statusCode ?? 0, body: await text(response) };
}

async function metric(pattern: RegExp): Promise<number> {
  const { body } = await send("/metrics");
  return Number(pattern.exec(body)?.[1]);
}

/** The ids of the workers' processes. */
function workerPids(): number[] {
  return router
    .living()
    .filter(({ command, pid }) => command.includes("router/dist/main.js") && pid !== router.pid)
    .map(({ pid }) => pid)
    .sort((one, other) => one - other);
}

const restarts = (): Promise<number> => metric(/^router_worker_restarts_total (\d+)$/m);

/** Waits until two workers answer again. */
const recovered = (): Promise<void> => eventually(async () => expect(await metric(/^router_workers (\d+)$/m)).toBe(2));

describe("a router with two workers", () => {
  test("answers on one port from both, with a metrics page of both", async () => {
    expect(router.stdout.filter((line) => line.startsWith("ready "))).toHaveLength(1);
    const query = { query: "{ products(first: 1) { nodes { id stock { available } } } }" };
    await eventually(async () => {
      expect((await send("/graphql", query)).body).toContain("SUBGRAPH_UNAVAILABLE");
      for (const worker of ["1", "2"])
        expect(
          await metric(new RegExp(`^query_plan_duration_seconds_count\\{worker="${worker}"\\} (\\d+)$`, "m")),
        ).toBe(1);
    });
    expect(await metric(/^router_workers (\d+)$/m)).toBe(2);
    expect((await send("/health/live")).status).toBe(200);
  });

  test("counts the requests of a client once, whichever worker answers", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 12; count++)
      statuses.push((await send("/graphql", { query: "mutation { startGuestSession { __typename } }" })).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(6);
  });

  test("S3-09: restarts a worker that is killed, while the other one answers", async () => {
    const before = await restarts();
    const [killed = 0, other = 0] = workerPids();
    process.kill(killed, "SIGKILL");
    await eventually(async () => expect((await send("/health/live")).status).toBe(200));
    await eventually(async () => expect(await restarts()).toBe(before + 1));
    await recovered();
    expect(workerPids()).toContain(other);
  });

  // waits for the 8 s after which a worker counts as one that hangs
  test("kills a worker that hangs and starts another one, while the other worker answers", async () => {
    const before = await restarts();
    const [hanging = 0, other = 0] = workerPids();
    process.kill(hanging, "SIGSTOP");
    await until(() => !workerPids().includes(hanging));
    await eventually(async () => expect(await restarts()).toBe(before + 1));
    await recovered();
    expect(workerPids()).toContain(other);
    const reasons = router.stdout.filter((line) => line.includes("it did not answer for 8 s"));
    expect(reasons).toHaveLength(1);
  });

  test("replaces its workers at SIGUSR2 without a failed request", async () => {
    const [restartsBefore, before] = [await restarts(), workerPids()];
    router.kill("SIGUSR2");
    const statuses = new Set<number>();
    await until(async () => {
      statuses.add((await send("/health/live")).status);
      const now = workerPids();
      return now.length === 2 && now.every((pid) => !before.includes(pid));
    });
    expect([...statuses]).toEqual([200]);
    await recovered();
    expect(await restarts()).toBe(restartsBefore);
  });

  test("ends with its workers, and has logged nothing to standard error", async () => {
    expect(await router.end()).toEqual({ code: 0, signal: null });
    expect(router.living()).toEqual([]);
    expect(router.stderr).toEqual([]);
  });
});

test("a router with workers ends with one line when its port is not available", async () => {
  await using server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const taken = { PORT: String((server.address() as AddressInfo).port), DATA_DIR: folder.in("other") };
  await using second = await startRouter(taken);
  expect(await second.ended).toMatchObject({ code: 1 });
  expect(second.stderr.filter((line) => line.includes("another program listens there"))).toHaveLength(1);
  expect(second.living()).toEqual([]);
});
