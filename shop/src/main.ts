import { SettingsError } from "@souk/kernel/config-reader";
import { terminationSignal } from "@souk/kernel/termination-signal";
import { startShop } from "./app.js";
import { readAllSettings } from "./read-all-settings.js";
import { openShopEnvironment } from "./shop-environment.js";

/** Runs the whole shop in this process until a signal comes. A start that fails prints one readable text and ends with 1. */
export async function main(): Promise<void> {
  const stopped = terminationSignal();
  try {
    await runUntil(stopped);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${error instanceof SettingsError ? reason : `souk cannot start: ${reason}`}\n`);
    process.exitCode = 1;
  }
}

async function runUntil(stopped: Promise<void>): Promise<void> {
  const config = await readAllSettings(process.env);
  await using opened = new AsyncDisposableStack();
  const { environment } = opened.use(await openShopEnvironment(config, process.env));
  const shop = opened.use(await startShop(environment));
  process.stdout.write(`ready http://localhost:${shop.port}/graphql\n`);
  await stopped;
}
