import { HostedShop } from "./hosted-shop.js";
import type { RunningShop, ShopSettings } from "./running-shop.js";

/** In the host of this jest worker, which runs the build; where the run has no hosts, from the sources in this process. */
export async function startTestShop(settings: ShopSettings): Promise<RunningShop> {
  const hosts = process.env.TEST_SHOP_HOSTS;
  if (!hosts) {
    // only who wants it loads every subgraph
    const { ShopInProcess } = await import("./shop-in-process.js");
    return ShopInProcess.start(settings);
  }
  const answer = await fetch(`${hosts}/${process.env.JEST_WORKER_ID ?? "1"}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return HostedShop.start(Number(text), settings);
}
