import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hash } from "@node-rs/argon2";
import { withDatabase } from "@souk/kernel/config/database-settings";
import pg from "pg";
import {
  accountsRows,
  bankRows,
  cartRows,
  catalogRows,
  coursesRows,
  inventoryRows,
  notificationsRows,
  ordersRows,
  password,
  paymentsRows,
  shippingRows,
} from "./rows.ts";
import type { Scale } from "./scale.ts";

/** Increased when the loaded data change; data folders of another edition are refused. */
const edition = 1;

export interface LoadOptions {
  /** The PostgreSQL server of a running shop that has created its tables. */
  readonly serverUrl: string;
  /** The folder of the shop's data. A marker file in it records what was loaded. */
  readonly folder: string;
  readonly scale: Scale;
  readonly log: (line: string) => void;
}

/** Fills the tables of the subgraphs unless they are filled already. */
export async function loadShopData({ serverUrl, folder, scale, log }: LoadOptions): Promise<void> {
  const note = join(folder, "bench-data.json");
  const expected = JSON.stringify({ edition, scale });
  if (existsSync(note)) {
    if (readFileSync(note, "utf8") === expected) return;
    throw new Error(`${folder} holds other data than ${expected}: remove it, or name another by --data`);
  }
  const rows = await rowsOf(scale);
  for (const [database, statements] of Object.entries(rows)) {
    const begin = performance.now();
    await fill(withDatabase(serverUrl, `souk_${database}`), statements);
    log(`loaded ${database} in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
  }
  writeFileSync(note, expected);
}

/** The shop's default hash settings: https://cheatsheetseries.owasp.org, argon2id with 19 MiB and two passes. */
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
    // disables triggers, which would send a million order notifications, and does not wait for disk writes
    await client.query(
      "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'",
    );
    for (const statement of statements) await client.query(statement);
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
}
