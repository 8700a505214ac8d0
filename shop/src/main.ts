import { runUntilSignal, type Run } from "@souk/kernel/process/run-until-signal";
import { startShop } from "./app.js";
import { readAllSettings } from "./read-all-settings.js";
import { openShopEnvironment } from "./shop-environment.js";

/** Runs the whole shop in this process until `stopped`. */
export async function main(stopped: Promise<void>): Promise<void> {
  await runUntilSignal("souk", start, stopped);
}

async function start({ opened, isStopped }: Run): Promise<void> {
  const config = await readAllSettings(process.env);
  if (isStopped()) return;
  const { environment, ownServerUrl } = opened.use(await openShopEnvironment(config, process.env));
  if (isStopped()) return;
  const shop = opened.use(await startShop(environment, { ownServerUrl }));
  if (isStopped()) return;
  process.stdout.write(`ready http://localhost:${shop.port}/graphql\n`);
}
