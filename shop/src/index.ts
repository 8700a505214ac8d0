import "@souk/kernel/process/node-version";
import type { Writable } from "node:stream";
import { openShop } from "./one-process/open-shop.js";

/** A shop in this process. Disposing it lets running requests end and stops what it started. */
export interface RunningShop extends AsyncDisposable {
  /** The base URL of its pages and its API, such as `http://127.0.0.1:4000`. */
  readonly url: string;
}

export interface RunShopOptions {
  /** Receives the log, a line of JSON for each entry. Standard output when absent. */
  readonly log?: Writable;
}

/**
 * Runs a whole shop in this process: all subgraphs, the router and, unless the settings have `DATABASE_URL`, its own
 * PostgreSQL in `DATA_DIR`. The settings are those of docs/settings.md; the environment of the process is not read.
 * Throws an error that names every wrong setting.
 */
export async function runShop(
  settings: Readonly<Record<string, string | undefined>>,
  { log }: RunShopOptions = {},
): Promise<RunningShop> {
  await using opened = new AsyncDisposableStack();
  const shop = await openShop(settings, { opened, ...(log ? { logDestination: log } : {}) });
  if (!shop) throw new Error("the shop was stopped during its start");
  const owned = opened.move();
  return { url: `http://127.0.0.1:${shop.port}`, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
