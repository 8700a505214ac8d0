import "@souk/kernel/process/node-version";
import type { Writable } from "node:stream";
import { loadProject } from "@souk/kernel/project/load-project";
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
 * PostgreSQL in `DATA_DIR`. The settings are those of docs/settings.md; of the environment of the process, only the
 * settings that `souk.config.ts` names are read. Throws an error that names every wrong setting.
 */
export async function runShop(
  settings: Readonly<Record<string, string | undefined>>,
  { log }: RunShopOptions = {},
): Promise<RunningShop> {
  await using resources = new AsyncDisposableStack();
  const { project } = await loadProject(settings);
  const named = Object.fromEntries(project.settings.map((name) => [name, process.env[name]]));
  const shop = await openShop({ ...named, ...settings }, { resources, ...(log ? { logDestination: log } : {}) });
  if (!shop) throw new Error("the shop was stopped during its start");
  const owned = resources.move();
  return { url: `http://127.0.0.1:${shop.port}`, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
