import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmbeddedPostgres } from "@souk/embedded-postgres";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { PgBouncer, withPgBouncer } from "@souk/kernel/testing/stand-ins/pgbouncer";
import { mainJourney } from "../test-kit/journeys/main-journey.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

const search = "set pg_trgm.word_similarity_threshold = 0.45";
const timeout = "set statement_timeout = 15000";

withPgBouncer("a shop behind PgBouncer with pools of transactions", () => {
  let stack: AsyncDisposableStack;
  let pooler: PgBouncer;
  let shop: ShopClient;

  beforeAll(async () => {
    stack = new AsyncDisposableStack();
    const folder = stack.use(await TemporaryFolder.create());
    const postgres = stack.use(
      await startEmbeddedPostgres({
        dataDir: folder.in("database"),
        settings: { fsync: "off", full_page_writes: "off" },
      }),
    );
    pooler = stack.use(
      await PgBouncer.start({
        serverUrl: postgres.url,
        connectQueries: {
          souk_catalog: `${timeout}; ${search}; set max_parallel_workers_per_gather = 0`,
          souk_courses: `${timeout}; ${search}`,
          "*": timeout,
        },
      }),
    );
    const environment = {
      DATA_DIR: folder.in("shop"),
      PORT: String(await findFreePort(undefined)),
      DATABASE_URL: pooler.url,
      DATABASE_DIRECT_URL: postgres.url,
    };
    const running = stack.use(ShopProcess.start({ environment }));
    shop = await running.ready();
  });

  afterAll(() => stack.disposeAsync());

  mainJourney(() => shop);

  test("sends the statements of requests through the pooler", async () => {
    const before = await pooler.transactions();
    await shop.get(`{ products(first: 1, filter: { search: "keyboard" }) { nodes { id } } }`);
    expect(await pooler.transactions()).toBeGreaterThan(before);
  });
});
