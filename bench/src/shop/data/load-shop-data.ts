import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hash } from "@node-rs/argon2";
import { withDatabase } from "@souk/kernel/database-settings";
import pg from "pg";
import { accountsRows, password } from "./accounts-rows.ts";
import { cartRows } from "./cart-rows.ts";
import { catalogRows } from "./catalog-rows.ts";
import { coursesRows } from "./courses-rows.ts";
import { inventoryRows } from "./inventory-rows.ts";
import { notificationsRows } from "./notifications-rows.ts";
import { ordersRows } from "./orders-rows.ts";
import { bankRows, paymentsRows } from "./payments-rows.ts";
import type { Scale } from "./scale.ts";
import { shippingRows } from "./shipping-rows.ts";

/** Raised when what is loaded changes: folders of another edition are refused. */
const edition = 1;

export interface LoadOptions {
  /** Of a running shop whose tables are there. */
  readonly serverUrl: string;
  /** Where it keeps its data; what is loaded is noted in it. */
  readonly folder: string;
  readonly scale: Scale;
  readonly tell: (line: string) => void;
}

/** Fills the tables of the subgraphs, unless that has been done. */
export async function loadShopData({ serverUrl, folder, scale, tell }: LoadOptions): Promise<void> {
  const note = join(folder, "bench-data.json");
  const wanted = JSON.stringify({ edition, scale });
  if (existsSync(note)) {
    if (readFileSync(note, "utf8") === wanted) return;
    throw new Error(`${folder} holds other data than ${wanted}: remove it, or name another by --data`);
  }
  const rows = await rowsOf(scale);
  for (const [database, statements] of Object.entries(rows)) {
    const begin = performance.now();
    await fill(withDatabase(serverUrl, `souk_${database}`), statements);
    tell(`loaded ${database} in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
  }
  writeFileSync(note, wanted);
}

/** As the shop hashes where nothing else is set: https://cheatsheetseries.owasp.org, argon2id with 19 MiB and two passes. */
const argon2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

async function rowsOf(scale: Scale): Promise<Readonly<Record<string, readonly string[]>>> {
  return {
    accounts: accountsRows(scale, await hash(password, argon2)),
    catalog: catalogRows(scale),
    inventory: inventoryRows(scale),
    courses: coursesRows(scale),
    cart: cartRows(scale),
    orders: ordersRows(scale),
    payments: paymentsRows(scale),
    sandbox_bank: bankRows(scale),
    shipping: shippingRows(scale),
    notifications: notificationsRows(scale),
  };
}

async function fill(connectionString: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    // no triggers: a million notices of orders would be sent; and nobody waits for the disk
    await client.query(
      "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'",
    );
    for (const statement of statements) await client.query(statement);
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
}
