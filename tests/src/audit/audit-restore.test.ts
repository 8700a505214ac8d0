import { afterAll, beforeAll, expect, test } from "vitest";
import { heartbeatGapMs } from "@souk/kernel/jobs/heartbeat";
import { withDatabase } from "@souk/kernel/config/database-settings";
import { runAudit } from "@souk/shop/audit/run-audit";
import pg from "pg";
import { rowsOf } from "../test-kit/data/database-rows.js";
import { buy } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { DatabaseOwner } from "../test-kit/data/test-databases.js";
import { ownerNames, urlName } from "../test-kit/data/test-databases.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

const firstRestored = ["inventory", "payments", "sandbox", "shipping"] as const satisfies readonly DatabaseOwner[];
/** Carts and the sandbox bank have no job worker and therefore no heartbeat. */
const withHeartbeats = ownerNames.filter((owner) => owner !== "cart" && owner !== "sandbox");
/** URLs of the shop's own databases, or of copies. */
const urls: Record<string, string> = {};
const copies: string[] = [];
let shop: TestShop;
let productId: string;

beforeAll(async () => {
  shop = await TestShop.create();
  productId = (await shop.product({ stock: 50 })).id;
  await buySome(2);
  await copy(...firstRestored);
  await buySome(6);
  const isLater = (name: DatabaseOwner): boolean => !(firstRestored as readonly string[]).includes(name);
  await copy(...ownerNames.filter(isLater));
  await beatLater(withHeartbeats.filter(isLater));
});

afterAll(async () => {
  const serverUrl = urls.ORDERS_DATABASE_URL;
  if (serverUrl) await onServer((server) => Promise.all(copies.map((name) => server.query(`drop database ${name}`))));
  await shop[Symbol.asyncDispose]();
});

/**
 * Makes the last heartbeats of these copies newer than those of the others by more than the allowed pause, without
 * waiting for it. Those of the shop stay, because the next file may borrow it.
 */
async function beatLater(owners: readonly DatabaseOwner[]): Promise<void> {
  for (const owner of owners)
    await rowsOf(
      urlOf(owner),
      `update heartbeats set last_at = last_at + $1 * interval '1 millisecond'
       where begun_at = (select max(begun_at) from heartbeats)`,
      [3 * heartbeatGapMs],
    );
}

function urlOf(owner: DatabaseOwner): string {
  return urls[urlName(owner)] ?? "";
}

async function buySome(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await buy(await shop.signUp(), productId);
  await eventually(async () => {
    for (const owner of ["orders", "shipping", "payments", "notifications"] as const) {
      const waiting = `select from graphile_worker.jobs where run_at < now()`;
      expect(await shop.rows(owner, waiting)).toEqual([]);
    }
  });
}

/** Copies the databases; the shop pauses for the copy and continues. */
async function copy(...owners: readonly DatabaseOwner[]): Promise<void> {
  for (const owner of owners) {
    const name = urlName(owner);
    const url = new URL(shop.databaseUrls[name] ?? "");
    const source = url.pathname.slice(1);
    const target = `${source}_copy`;
    await onServer(async (server) => {
      await server.query(`alter database ${source} allow_connections false`);
      await server.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [source]);
      await eventually(async () => void (await server.query(`create database ${target} template ${source}`)));
      await server.query(`alter database ${source} allow_connections true`);
    });
    copies.push(target);
    urls[name] = withDatabase(url.href, target);
  }
}

async function onServer(run: (server: pg.Client) => Promise<unknown>): Promise<void> {
  const url = withDatabase(shop.databaseUrls.ORDERS_DATABASE_URL ?? "", "postgres");
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  try {
    await run(server);
  } finally {
    await server.end();
  }
}

async function audit(...given: string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await runAudit(["--grace", "0", ...given], urls, {
    out: (text) => void printed.push(...text.split("\n")),
    printError: (text) => void complaints.push(text),
  });
  const lines = printed.slice(printed.findLastIndex((line) => line.startsWith("  ")) + 1, -1);
  return { code, complaints, lines, last: printed.at(-1) };
}

test("restored databases from different moments are reported as one difference that shows the moments", async () => {
  const { code, complaints, lines, last } = await audit();
  expect({ code, complaints, last }).toEqual({ code: 1, complaints: [], last: "1 difference" });
  const [line] = lines;
  expect(lines).toEqual([expect.stringMatching(/^restore: all databases: expected all of one moment; found /)]);
  for (const name of withHeartbeats) expect(line).toContain(`${name} at 20`);
  expect(line).toMatch(/; \d+ differences since \S+: (\d+ [\w-]+, )*6 order-shipments/);
  expect(line).toContain("Restore all databases to one moment");
});

test("--all lists every difference behind it", async () => {
  const { code, lines, last } = await audit("--all");
  expect({ code, last }).toEqual({ code: 1, last: "1 difference" });
  const ofShipments = lines.filter((line) => line.startsWith("- order-shipments: order ORD-"));
  expect(ofShipments).toHaveLength(6);
});

test("a shop that runs on these databases afterwards does not hide the difference", async () => {
  for (const owner of withHeartbeats) {
    await rowsOf(
      urlOf(owner),
      `insert into heartbeats (begun_at, last_at) values (now() + interval '1 hour', now() + interval '2 hours')`,
    );
  }
  const { code, lines, last } = await audit();
  expect({ code, last }).toEqual({ code: 1, last: "1 difference" });
  expect(lines).toEqual([expect.stringMatching(/^restore: all databases: /)]);
});
