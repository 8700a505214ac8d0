import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { compareRatios, ratiosTable, type MeasuredRatios } from "./compare-ratios.ts";

/** The result of a benchmark and its tables. */
export interface Findings {
  readonly bench:
    | "answers"
    | "engine"
    | "idle"
    | "memory"
    | "memory-rest"
    | "metrics"
    | "pages"
    | "planner"
    | "rest"
    | "search"
    | "shop"
    | "start"
    | "subgraph"
    | "traces";
  readonly figures: unknown;
  /** Markdown without a heading. */
  readonly tables: string;
  /** Compared with the stored ratios of this benchmark; `--write` stores them. */
  readonly ratios?: MeasuredRatios;
}

export interface PublishOptions {
  readonly json: boolean;
  /** Writes the tables and ratios to docs/bench/, in place of the previous result of this benchmark. */
  readonly write: boolean;
}

/** The load of the machine before the benchmark began; the benchmark did not cause it. */
const loadBefore = loadavg()[0] ?? NaN;
const documents = fileURLToPath(new URL("../../../../docs/bench", import.meta.url));

/** Prints the result. The process ends with exit code 1 if a ratio is worse than the stored one. */
export async function publish(
  { bench, figures, tables, ratios }: Findings,
  { json, write }: PublishOptions,
  folder = documents,
): Promise<void> {
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : tables);
  const [page, file] = [`${bench}.md`, `${bench}.json`].map((name) => join(folder, name)) as [string, string];
  if (ratios) {
    const compared = compareRatios(ratios, storedIn(file));
    (json ? process.stderr : process.stdout).write(`\n${ratiosTable(`docs/bench/${bench}.json`, compared)}`);
    if (compared.some(({ outcome }) => outcome === "worse")) process.exitCode = 1;
  }
  if (!write) return;
  const command = ["npm run bench --", ...process.argv.slice(2).filter((option) => option !== "--write")].join(" ");
  await writeFormatted(page, withSection(page, bench, `    ${command}\n\n${machineText()}\n\n${tables}`));
  if (ratios) await writeFormatted(file, JSON.stringify(ratios, withPageDigits));
}

/** Two digits, as in the tables. */
function withPageDigits(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toFixed(2)) : value;
}

function storedIn(file: string): MeasuredRatios | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as MeasuredRatios) : undefined;
}

async function writeFormatted(path: string, text: string): Promise<void> {
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}

/** Replaces the text between the two marks of the benchmark in a page. Both marks must exist. */
function withSection(page: string, bench: string, text: string): string {
  const document = readFileSync(page, "utf8");
  const marks = [`<!-- begin of ${bench} -->`, `<!-- end of ${bench} -->`] as const;
  const [begin, end] = marks.map((mark) => document.indexOf(mark)) as [number, number];
  if (begin < 0 || end < begin) throw new Error(`${page} lacks ${marks.join(" … ")}`);
  return `${document.slice(0, begin + marks[0].length)}\n\n${text}\n${document.slice(end)}`;
}

function machineText(): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const load = `${loadBefore.toFixed(1)} before the run and ${(loadavg()[0] ?? NaN).toFixed(1)} at its end`;
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, Node ${process.version} on ${process.platform} ${process.arch}, ${cpus().length} cores (${model}); load average ${load}.`;
}
