import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
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
  /** Writes the result to docs/, in place of the previous result of this benchmark. */
  readonly write: boolean;
}

/** The load of the machine before the benchmark began; the benchmark did not cause it. */
const loadBefore = loadavg()[0] ?? NaN;
const documents = new URL("../../../../docs/", import.meta.url);

export async function publish({ bench, figures, tables }: Findings, { json, write }: PublishOptions): Promise<void> {
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : tables);
  if (!write) return;
  const command = ["npm run bench --", ...process.argv.slice(2).filter((option) => option !== "--write")].join(" ");
  const machine = machineText();
  mkdirSync(new URL("bench/", documents), { recursive: true });
  await writeFormatted(`bench/${bench}.json`, JSON.stringify({ command, machine, figures }));
  const text = `    ${command}\n\n${machine} The figures behind it: [${bench}.json](${bench}.json).\n\n${tables}`;
  const page = `bench/${bench}.md`;
  await writeFormatted(page, withSection(page, bench, text));
}

/** Replaces the text between the two marks of the benchmark in a page of docs/. Both marks must exist. */
function withSection(page: string, bench: string, text: string): string {
  const document = readFileSync(new URL(page, documents), "utf8");
  const marks = [`<!-- begin of ${bench} -->`, `<!-- end of ${bench} -->`] as const;
  const [begin, end] = marks.map((mark) => document.indexOf(mark)) as [number, number];
  if (begin < 0 || end < begin) throw new Error(`docs/${page} lacks ${marks.join(" … ")}`);
  return `${document.slice(0, begin + marks[0].length)}\n\n${text}\n${document.slice(end)}`;
}

function machineText(): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const load = `${loadBefore.toFixed(1)} before the run and ${(loadavg()[0] ?? NaN).toFixed(1)} at its end`;
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, Node ${process.version} on ${process.platform} ${process.arch}, ${cpus().length} cores (${model}); load average ${load}.`;
}

async function writeFormatted(path: string, text: string): Promise<void> {
  const filepath = fileURLToPath(new URL(path, documents));
  writeFileSync(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
}
