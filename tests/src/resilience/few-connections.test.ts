// own shops: PostgreSQL accepts few connections
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { leastConnections } from "@souk/kernel/database/connection-budget";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@souk/embedded-postgres";
import pg from "pg";
import { addToCart } from "../test-kit/data/buying.js";
import { startGuest, type Guest } from "../test-kit/clients/guest.js";
import { serviceAddresses } from "../test-kit/shop/service-addresses.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

const clients = 48;
const rounds = 4;
let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await TemporaryFolder.create();
});

afterAll(async () => folder[Symbol.asyncDispose]());

function startPostgres(name: string, maxConnections: number): Promise<EmbeddedPostgres> {
  const settings = { fsync: "off", full_page_writes: "off", max_connections: String(maxConnections) };
  return startEmbeddedPostgres({ dataDir: folder.in(name), settings });
}

describe("a shop of many processes on a server with max_connections = 60", () => {
  let postgres: EmbeddedPostgres;
  let running: ShopProcess;
  let shop: ShopClient;

  beforeAll(async () => {
    postgres = await startPostgres("database", 60);
    const { environment: addresses } = await serviceAddresses();
    const own = { DATA_DIR: folder.in("shop"), DATABASE_URL: postgres.url, RATE_LIMITS: "off" };
    const environment = { ...addresses, ...own };
    running = ShopProcess.start({ program: "shop/dist/services.js", environment });
    shop = await running.ready();
  });

  afterAll(async () => {
    await running[Symbol.asyncDispose]();
    await postgres[Symbol.asyncDispose]();
  });

  test(`answers ${clients} concurrent clients without an internal error or a database error`, async () => {
    const { products } = await shop.get("{ products(first: 10, filter: { kind: PHYSICAL }) { nodes { id } } }");
    const ids = products.nodes.map(({ id }: { id: string }) => id) as string[];
    const guests = await Promise.all(Array.from({ length: clients }, () => startGuest(shop)));
    const visit = async (guest: Guest, round: number) => {
      const page =
        "{ products(first: 20) { nodes { name stock { available } } } courses(first: 5) { nodes { title } } }";
      await addToCart(guest, ids[round % ids.length] ?? "").catch(() => undefined);
      return [
        await guest.execute(page),
        await guest.execute("{ cart { lines { quantity product { name stock { available } } } } }"),
        await guest.execute("{ orders { totalCount } notifications { totalCount } }"),
      ];
    };
    const answers = (
      await Promise.all(
        guests.map(async (guest) => {
          const seen = [];
          for (let round = 0; round < rounds; round += 1) seen.push(...(await visit(guest, round)));
          return seen;
        }),
      )
    ).flat();
    expect(answers).toHaveLength(clients * rounds * 3);
    const refusals = answers.flatMap(({ errors }) => errors);
    expect(refusals.filter(({ extensions }) => extensions?.code !== "SUBGRAPH_UNAVAILABLE")).toEqual([]);
    expect(JSON.stringify(answers)).not.toMatch(/too many|remaining connection slots/);
    for (const { extensions } of refusals) expect(extensions).toMatchObject({ status: 503 });
    // the pools queue: nearly all requests only wait
    expect(refusals.length).toBeLessThan(answers.length / 10);
    expect(running.stdout.filter((line) => line.includes("sorry, too many clients"))).toEqual([]);
  });

  test("leaves the connections outside its budget to other programs", async () => {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    const { rows } = await client.query<{ count: number }>(
      "select count(*)::int as count from pg_stat_activity where usename like 'souk\\_%'",
    );
    await client.end();
    expect(rows[0]?.count).toBeLessThanOrEqual(leastConnections(1));
  });
});

test("a shop whose server has too few connections reports it in one line and ends", async () => {
  await using postgres = await startPostgres("small", 30);
  const { environment: addresses } = await serviceAddresses();
  const environment = { ...addresses, DATA_DIR: folder.in("too-small"), DATABASE_URL: postgres.url };
  await using running = ShopProcess.start({ environment });
  expect(await running.ended).toEqual({ code: 1, signal: null });
  expect(running.stderr).toEqual([
    `souk cannot start: the PostgreSQL server gives 27 connections, and the shop needs at least ${leastConnections(1)}; ` +
      "raise max_connections of the server",
  ]);
});
