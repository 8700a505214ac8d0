import { spreadText } from "../report/spread-text.ts";
import { tableText } from "../report/table-text.ts";
import type { ContenderName } from "./contender.ts";
import type { Scale } from "./data/scale.ts";
import type { ShopResult, ShopRow } from "./shop-rows.ts";

const heads = [
  "request",
  "who answers",
  "CPU ms",
  "of it Node",
  "× baseline, CPU",
  "goal",
  "× baseline, req/s",
  "req/s",
  "p50 ms",
  "p99 ms",
  "statements",
  "fetches",
  "RSS MB",
];
const names: Readonly<Record<ContenderName, string>> = { souk: "Souk", baseline: "baseline", hash: "argon2 alone" };

/** All workloads at the first scale, and the growth of each to the last scale. */
export function shopTables(results: readonly ShopResult[], scales: readonly Scale[]): string {
  const [full] = scales;
  const small = scales.at(-1);
  const rows = results.filter(({ scale }) => scale === full).flatMap((one) => one.rows.map((row) => cells(row, one)));
  const growth = full && small && small !== full ? [growthTable(results, small, full)] : [];
  return [tableText(heads, rows), ...growth].join("\n");
}

function cells(row: ShopRow, { title, goal }: ShopResult): string[] {
  const atMost = goal ? `${goal.times}${goal.of === "baseline" ? "" : ` × ${names[goal.of]}`}` : "";
  return [
    title,
    names[row.name],
    spreadText(row.cpuMs, 2),
    row.nodeMs.median.toFixed(2),
    spreadText(row.timesCpu, 2),
    row.name === "souk" ? atMost : "",
    row.timesPerSecond?.median.toFixed(2) ?? "",
    row.perSecond.median.toFixed(0),
    row.p50Ms.median.toFixed(1),
    row.p99Ms.median.toFixed(1),
    String(row.work?.statements ?? ""),
    row.name === "souk" ? String(row.work?.fetches) : "",
    row.rssMb.toFixed(0),
  ];
}

function growthTable(results: readonly ShopResult[], small: Scale, full: Scale): string {
  const growthHeads = [small, full].flatMap(({ products }) => [`Souk, ${products}`, `baseline, ${products}`]);
  const of = (workload: string, scale: Scale, who: ContenderName): number =>
    results.find((one) => one.workload === workload && one.scale === scale)?.rows.find(({ name }) => name === who)
      ?.cpuMs.median ?? NaN;
  const rows = results
    .filter(({ scale }) => scale === full)
    .map(({ title, workload }) => {
      const [souk, baseline] = (["souk", "baseline"] as const).map((who) => ({
        before: of(workload, small, who),
        after: of(workload, full, who),
      })) as [Change, Change];
      const figures = [souk.before, baseline.before, souk.after, baseline.after];
      return [title, ...figures.map(msText), timesText(souk), timesText(baseline)];
    });
  const [from, to] = [small, full].map(({ products, orders }) => `${products} products and ${orders} orders`);
  const heading = `CPU ms of a request, Node and PostgreSQL, from ${from} to ${to}:`;
  return `${heading}\n\n${tableText(["request", ...growthHeads, "Souk × its own", "baseline × its own"], rows)}`;
}

interface Change {
  readonly before: number;
  readonly after: number;
}

// the baseline does not answer every workload
const msText = (ms: number): string => (Number.isNaN(ms) ? "" : ms.toFixed(2));
const timesText = ({ before, after }: Change): string => msText(after / before);
