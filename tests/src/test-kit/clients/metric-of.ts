import type { ShopClient } from "./shop-client.js";

/**
 * A figure of a metrics page, by its name and labels as the page writes them, such as `subgraph_up{subgraph="cart"}`; NaN
 * when the page does not have it.
 */
export async function metricOf(client: ShopClient, series: string): Promise<number> {
  const lines = (await (await client.fetch("/metrics")).text()).split("\n");
  return Number(lines.find((line) => line.startsWith(`${series} `))?.slice(series.length + 1));
}
