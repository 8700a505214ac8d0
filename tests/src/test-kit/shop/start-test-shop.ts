import type { BorrowedShop } from "./borrowed-shop.js";
import { HostedShop } from "./hosted-shop.js";
import type { RunningShop, ShopSettings } from "./running-shop.js";

/** Starts a shop in the host of this test worker, from the build; without hosts, from the sources in this process. */
export async function startTestShop(settings: ShopSettings): Promise<RunningShop> {
  const hostPort = await findHost();
  if (hostPort !== null) return HostedShop.start(hostPort, settings);
  // loads every subgraph only for a test that needs it
  const { ShopInProcess } = await import("./shop-in-process.js");
  return ShopInProcess.start(settings);
}

/** The shared shop of this test worker's host, with fresh data; null when it is in use or the run has no hosts. */
export async function borrowTestShop(
  demoData: boolean,
): Promise<(BorrowedShop & { readonly shop: RunningShop }) | null> {
  const hostPort = await findHost();
  return hostPort === null ? null : HostedShop.borrow(hostPort, demoData);
}

/** The port of this test worker's host; null when the run has no hosts. */
async function findHost(): Promise<number | null> {
  const hosts = process.env.TEST_SHOP_HOSTS;
  if (!hosts) return null;
  const answer = await fetch(`${hosts}/${process.env.VITEST_POOL_ID ?? "1"}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return Number(text);
}
