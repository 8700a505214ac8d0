import { runUntilSignal, type Run } from "@souk/kernel/process/run-until-signal";
import { openShop } from "./one-process/open-shop.js";

/** Runs the whole shop in this process until `stopped`. */
export async function main(stopped: Promise<void>): Promise<void> {
  await runUntilSignal("souk", start, stopped);
}

async function start({ resources, isStopped }: Run): Promise<void> {
  const shop = await openShop(process.env, { resources, isStopped, progress: process.stdout });
  if (!shop || isStopped()) return;
  process.stdout.write(`ready http://localhost:${shop.port}/graphql\n`);
}
