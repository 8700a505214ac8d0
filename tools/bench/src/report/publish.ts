import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";

/** The result of a benchmark and its tables. */
export interface Findings {
  readonly bench:
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
}

export interface PublishOptions {
  readonly json: boolean;
  /** Writes the tables to docs/bench/, in place of the previous result of this benchmark. */
  readonly write: boolean;
}

/** The load of the machine before the benchmark began; the benchmark did not cause it. */
const loadBefore = loadavg()[0] ?? NaN;
const documents = new URL("../../../../docs/", import.meta.url);

export async function publish({ bench, figures, tables }: Findings, { json, write }: PublishOptions): Promise<void> {
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : tables);
  if (!write) return;
  const command = ["npm run bench --", ...process.argv.slice(2).filter((option) => option !== "--write")].join(" ");
  const page = fileURLToPath(new URL(`bench/${bench}.md`, documents));
  const text = withSection(page, bench, `    ${command}\n\n${machineText()}\n\n${tables}`);
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
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
