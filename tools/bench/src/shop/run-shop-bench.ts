import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { publish } from "../report/publish.ts";
import type { Scale } from "./data/scale.ts";
import { benchShop } from "./shop-bench.ts";
import { ratiosOf, resultOf } from "./shop-rows.ts";
import { shopTables } from "./shop-tables.ts";
import { buyers, workloadNames } from "./workloads/shop-workloads.ts";

const small: Scale = { products: 1000, orders: 10_000, users: 1000 };

export async function runShopBench(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: "string", default: ".data/bench" },
      products: { type: "string", default: "100000" },
      orders: { type: "string", default: "1000000" },
      users: { type: "string", default: "100000" },
      workloads: { type: "string", default: workloadNames.join(",") },
      clients: { type: "string", default: "8" },
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "2" },
      growth: { type: "boolean", default: true },
      profile: { type: "string" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
    allowNegative: true,
  });
  const clients = Number(values.clients);
  if (!(clients > 0) || buyers % clients !== 0)
    throw new RangeError(`--clients must be a part of ${buyers}, as 1, 8 or 16`);
  const full: Scale = {
    products: Number(values.products),
    orders: Number(values.orders),
    users: Number(values.users),
  };
  const scales = values.growth && full.products > small.products ? [full, small] : [full];
  const requested = values.workloads.split(",");
  const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
  const comparisons = await benchShop({
    data: resolve(values.data),
    scales,
    workloads: workloadNames.filter((name) => requested.includes(name)),
    clients,
    rounds,
    seconds,
    profile: values.profile,
    report: (line) => void process.stderr.write(`${line}\n`),
  });
  const results = comparisons.map(resultOf);
  const ratios = { options: { ...full, clients, seconds }, rounds, ratios: ratiosOf(results, full) };
  await publish({ bench: "shop", figures: results, tables: shopTables(results, scales), ratios }, values);
}
