import { hasWorkAt } from "./database-rows.js";
import { eventually } from "../clients/eventually.js";
import { onEachDatabase, ownerNames, type DatabaseOwner } from "./test-databases.js";
import type { TestShop } from "../shop/test-shop.js";

/** A digest of the rows of every table of every database, jobs included. Any write changes it. */
export async function tracesIn(shop: TestShop): Promise<Record<string, string>> {
  const traces = await Promise.all(ownerNames.map((owner) => tracesOf(shop, owner)));
  return Object.assign({}, ...traces) as Record<string, string>;
}

/** Accounts records each minute which keys are in use. */
const beating = "public.key_sets";

async function tracesOf(shop: TestShop, owner: DatabaseOwner): Promise<Record<string, string>> {
  const compared = (await tablesOf(shop, owner)).filter(({ table }) => table !== beating);
  const tables = compared.map(({ table }) => {
    const rows = `select coalesce(md5(string_agg(row::text, ',' order by row::text)), '') from ${table} row`;
    return `select '${owner} ${table}' as name, (${rows}) as trace`;
  });
  const found = await shop.rows<{ name: string; trace: string }>(owner, tables.join(" union all "));
  return Object.fromEntries(found.map(({ name, trace }) => [name, trace]));
}

/** The tables of a database, quoted and with their schemas. */
export function tablesOf(shop: TestShop, owner: DatabaseOwner): Promise<{ table: string }[]> {
  return shop.rows(
    owner,
    `select format('%I.%I', schemaname, tablename) as table from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')
       -- the clock of the jobs and the heartbeats of their workers are written without any request
       and tablename not in ('_private_known_crontabs', 'heartbeats') order by 1`,
  );
}

/** The traces after all work that follows requests is done. */
export async function settledTraces(shop: TestShop): Promise<Record<string, string>> {
  let traces = await tracesIn(shop);
  for (let attempts = 0; attempts < 100; attempts++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const later = await tracesIn(shop);
    if (JSON.stringify(later) === JSON.stringify(traces)) return later;
    traces = later;
  }
  throw new Error("the shop goes on writing");
}

/** Waits for all jobs of the shop. A job that failed because a service did not answer runs again within a minute. */
export async function settledJobs(shop: TestShop): Promise<void> {
  await eventually(async () => {
    const busy = await onEachDatabase(shop.databaseUrls, (url) => hasWorkAt(url, 90));
    if (busy.includes(true)) throw new Error("jobs of the shop wait for another attempt");
  }, 150_000);
}
