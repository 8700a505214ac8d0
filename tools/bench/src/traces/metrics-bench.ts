import { openFreshShop } from "../measure/fresh-shop.ts";
import { compareShops, type ComparedShops, type CompareOptions } from "./compare-shops.ts";

/** More often than in operation, where Prometheus reads every 15 seconds and usage is stored every minute. */
const readEveryMs = 1000;

/**
 * Compares a shop whose metrics nobody reads and that counts no client usage with one that does both each second. Processes
 * count their metrics in both: there is no setting without them.
 */
export async function benchMetrics(options: CompareOptions): Promise<ComparedShops[]> {
  await using off = await openFreshShop("start", { RATE_LIMITS: "off", CLIENT_USAGE_SECONDS: "0" });
  await using on = await openFreshShop("start", { RATE_LIMITS: "off", CLIENT_USAGE_SECONDS: "1" });
  const page = new URL("/metrics", new URL(on.process.readyMessage).origin);
  const failures: unknown[] = [];
  const reader = setInterval(() => {
    fetch(page)
      .then((response) => response.text())
      .catch((error: unknown) => failures.push(error));
  }, readEveryMs);
  try {
    const figures = await compareShops({ off, on }, options);
    if (failures.length > 0) throw new Error("the metrics could not be read", { cause: failures[0] });
    return figures;
  } finally {
    clearInterval(reader);
  }
}
