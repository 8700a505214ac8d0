// own program: catalog runs alone, twice, on a database that stops
import { createServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@souk/embedded-postgres";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { generatePrivateJwk, type PrivateJwk } from "@souk/kernel/keys/private-jwk";
import { keySetText, type KeySet } from "@souk/kernel/keys/key-set";
import { publicServiceKeysText } from "@souk/kernel/keys/public-service-keys";
import { ServiceTokens } from "@souk/kernel/identity/service-token";
import { keysOfEveryService } from "@souk/kernel/testing/fixed-keys";
import { eventually } from "../test-kit/clients/eventually.js";
import { ShopClient } from "../test-kit/clients/shop-client.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

let folder: TemporaryFolder;
let postgres: EmbeddedPostgres;
let routerKey: PrivateJwk;
/** The key settings of catalog. */
let keys: { SERVICE_KEYS: string; SERVICE_PUBLIC_KEYS: string };

beforeAll(async () => {
  folder = await TemporaryFolder.create();
  [postgres, routerKey] = await Promise.all([startPostgres(), generatePrivateJwk()]);
  const sets = { catalog: setOf(await generatePrivateJwk()), router: setOf(routerKey) };
  keys = {
    SERVICE_KEYS: keySetText(sets.catalog),
    SERVICE_PUBLIC_KEYS: publicServiceKeysText(new Map(Object.entries(sets))),
  };
});

afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

function setOf(key: PrivateJwk): KeySet {
  return [{ key, signsFromMs: 0 }];
}

/** On the same folder it has the same data and the same port. */
function startPostgres(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir: folder.in("database"), settings: { fsync: "off", full_page_writes: "off" } });
}

/** Starts catalog alone. `replica` distinguishes the files of each process. */
function startCatalog(replica: string, port: number, settings: Record<string, string> = {}): ShopProcess {
  const own = { HOST: "127.0.0.1", SERVICE_PORT: String(port), ...keys };
  const environment = { DATA_DIR: folder.in(replica), DATABASE_URL: postgres.url, ...own, ...settings };
  return ShopProcess.start({ program: "subgraphs/catalog/dist/main.js", environment });
}

async function healthy(port: number): Promise<void> {
  const address = `http://127.0.0.1:${port}/health`;
  await eventually(async () => expect((await fetch(address)).status).toBe(200));
}

/** Sends a query like the router. */
async function countProducts(port: number): Promise<number> {
  const token = await new ServiceTokens(keysOfEveryService(routerKey)).issue("router", "catalog");
  const headers = { "x-service-name": "router", "x-service-authorization": token };
  const client = new ShopClient(`http://127.0.0.1:${port}`, headers);
  return (await client.get("{ products { totalCount } }")).products.totalCount;
}

test("two replicas may start concurrently on a server without their database: it is created, migrated and seeded once", async () => {
  const ports = [await findFreePort(undefined), await findFreePort(undefined)] as const;
  await using first = startCatalog("one", ports[0]);
  await using second = startCatalog("two", ports[1]);
  await Promise.all(ports.map((port) => healthy(port)));
  const counts = await Promise.all(ports.map((port) => countProducts(port)));
  expect(counts[0]).toBeGreaterThanOrEqual(120);
  expect(counts[1]).toBe(counts[0]);
  const endings = await Promise.all([first.end(), second.end()]);
  expect(endings).toEqual([
    { code: 0, signal: null },
    { code: 0, signal: null },
  ]);
  expect([...first.stderr, ...second.stderr]).toEqual([]);
});

test("S3-57: a subgraph waits for a database that starts late", async () => {
  const port = await findFreePort(undefined);
  await postgres[Symbol.asyncDispose]();
  await using catalog = startCatalog("early", port, { DATABASE_WAIT_SECONDS: "60" });
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow("fetch failed");
  postgres = await startPostgres();
  await healthy(port);
  expect(await countProducts(port)).toBeGreaterThanOrEqual(120);
  expect(await catalog.end("SIGINT")).toEqual({ code: 0, signal: null });
  expect(catalog.stderr).toEqual([]);
});

test("a subgraph reports its wrong settings at once, under its own name", async () => {
  await using catalog = startCatalog("wrong", 0, { SERVICE_PORT: "80a", SERVICE_KEYS: "", DATABASE_POOL_SIZE: "x" });
  expect(await catalog.ended).toEqual({ code: 1, signal: null });
  expect(catalog.stderr[0]).toBe("catalog cannot start, 3 settings are wrong:");
  expect(catalog.stderr.slice(1).map((line) => line.trim().split(/\s/)[0])).toEqual([
    "DATABASE_POOL_SIZE",
    "SERVICE_PORT",
    "SERVICE_KEYS",
  ]);
});

test("a port that is in use is reported in one line", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  await using catalog = startCatalog("late", port);
  expect(await catalog.ended).toEqual({ code: 1, signal: null });
  await new Promise((resolve) => other.close(resolve));
  expect(catalog.stderr).toEqual([
    `catalog cannot start: cannot listen on port ${port}: another program listens there; ` +
      "set SERVICE_PORT (with npm run services: CATALOG_URL) to another one",
  ]);
});
