import { ownerNames, type DatabaseOwner } from "./test-databases.js";
import type { TestShop } from "./test-shop.js";

/** Every table of every database, its jobs included, with what its rows come to: two of these differ when anything was written. */
export async function tracesIn(shop: TestShop): Promise<Record<string, string>> {
  const traces = await Promise.all(ownerNames.map((owner) => tracesOf(shop, owner)));
  return Object.assign({}, ...traces) as Record<string, string>;
}

async function tracesOf(shop: TestShop, owner: DatabaseOwner): Promise<Record<string, string>> {
  const tables = (await tablesOf(shop, owner)).map(({ table }) => {
    const rows = `select coalesce(md5(string_agg(row::text, ',' order by row::text)), '') from ${table} row`;
    return `select '${owner} ${table}' as name, (${rows}) as trace`;
  });
  const found = await shop.rows<{ name: string; trace: string }>(owner, tables.join(" union all "));
  return Object.fromEntries(found.map(({ name, trace }) => [name, trace]));
}

/** The tables that a database has, quoted and with their schemas. */
export function tablesOf(shop: TestShop, owner: DatabaseOwner): Promise<{ table: string }[]> {
  return shop.rows(
    owner,
    `select format('%I.%I', schemaname, tablename) as table from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')
       -- the clock of the jobs: written every minute, whoever asks for what
       and tablename <> '_private_known_crontabs' order by 1`,
  );
}

/** The traces once nothing changes any more: what is done after a request has been done. */
export async function settledTraces(shop: TestShop): Promise<Record<string, string>> {
  let traces = await tracesIn(shop);
  for (let tries = 0; tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const later = await tracesIn(shop);
    if (JSON.stringify(later) === JSON.stringify(traces)) return later;
    traces = later;
  }
  throw new Error("the shop goes on writing");
}
