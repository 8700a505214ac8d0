import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Spread } from "../measure/spread.ts";
import { compareRatios, ratiosTable, type MeasuredRatios } from "./compare-ratios.ts";
import { spreadText } from "./spread-text.ts";

const spread = (lowest: number, median: number, highest: number): Spread => ({ lowest, median, highest });
const measured = (detail: Spread, more: Partial<MeasuredRatios> = {}): MeasuredRatios => ({
  options: { products: 1000, clients: 8 },
  rounds: 3,
  ratios: { detail },
  ...more,
});
const stored = measured(spread(1.9, 2, 2.1));

test.each<[title: string, run: MeasuredRatios, stored: MeasuredRatios | undefined, outcome: string]>([
  ["equal rounds", measured(spread(1.9, 2, 2.1)), stored, "same"],
  ["all rounds more than 15 % above the stored ones", measured(spread(2.42, 2.5, 2.6)), stored, "worse"],
  ["all rounds less than 15 % above the stored ones", measured(spread(2.3, 2.35, 2.4)), stored, "same"],
  ["one round among the stored ones and two far above", measured(spread(2.1, 2.9, 3)), stored, "same"],
  ["a higher median among wide stored rounds", measured(spread(2.4, 2.5, 2.6)), measured(spread(1, 2, 3)), "same"],
  ["all rounds more than 15 % below the stored ones", measured(spread(1.5, 1.6, 1.65)), stored, "better"],
  ["all rounds less than 15 % below the stored ones", measured(spread(1.66, 1.7, 1.75)), stored, "same"],
  ["one round among the stored ones and two far below", measured(spread(1.1, 1.2, 1.9)), stored, "same"],
  ["no stored run", measured(spread(9, 9, 9)), undefined, "no stored ratio"],
  ["a workload that the stored run lacks", measured(spread(9, 9, 9)), { ...stored, ratios: {} }, "no stored ratio"],
  [
    "other options",
    measured(spread(9, 9, 9), { options: { products: 50, clients: 1 } }),
    stored,
    "not compared: products 50, stored 1000; clients 1, stored 8",
  ],
  ["two rounds", measured(spread(9, 9, 9), { rounds: 2 }), stored, "not compared: fewer than 3 rounds"],
  [
    "a stored run of two rounds",
    measured(spread(9, 9, 9)),
    { ...stored, rounds: 2 },
    "not compared: fewer than 3 rounds",
  ],
])("S2-86: a run is compared with the stored ratios: %s", (_title, run, before, outcome) => {
  expect(compareRatios(run, before)).toEqual([expect.objectContaining({ workload: "detail", outcome })]);
});

test("each compared workload has a line with both ratios, the change and the outcome", () => {
  const run = { ...stored, ratios: { detail: spread(2.42, 2.5, 2.6), list: spread(1, 2, 3) } };
  const lines = ratiosTable("shop.json", compareRatios(run, stored)).replaceAll(/ +/gu, " ").split("\n");
  expect(lines.slice(2, -1)).toEqual([
    "| detail | 2.00 (1.90–2.10) | 2.50 (2.42–2.60) | +25 % | worse |",
    "| list | | 2.00 (1.00–3.00) | | no stored ratio |",
  ]);
});

test("the stored ratios of the shop are those of its page", () => {
  const [file, page] = ["json", "md"].map((type) =>
    readFileSync(new URL(`../../../../docs/bench/shop.${type}`, import.meta.url), "utf8"),
  ) as [string, string];
  const { ratios } = JSON.parse(file) as MeasuredRatios;
  for (const ratio of Object.values(ratios)) expect(page).toContain(` ${spreadText(ratio, 2)} |`);
});
