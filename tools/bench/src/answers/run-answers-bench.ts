import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { contestantsNamed, presentOf } from "../contestants.ts";
import { publish } from "../report/publish.ts";
import { tableText } from "../report/table-text.ts";
import { benchAnswers, type AnswersRow } from "./answers-bench.ts";
import type { Outcome } from "./outcome.ts";

interface Column {
  readonly title: string;
  /** The package that has the version. */
  readonly manifest: string;
}

const root = "../../../../";
const others = "../../competitors/node_modules/";

const columns: Readonly<Record<string, Column>> = {
  apollo: { title: "`@apollo/gateway`", manifest: `${root}node_modules/@apollo/gateway` },
  hive: { title: "Hive Gateway", manifest: `${others}@graphql-hive/gateway-runtime` },
  "hive-rust": { title: "Hive Gateway, `router-runtime`", manifest: `${others}@graphql-hive/router-runtime` },
  grafbase: { title: "Grafbase", manifest: `${others}@grafbase/cli-x86_64-unknown-linux-musl` },
  engine: { title: "Souk's engine", manifest: `${root}router` },
};

export async function runAnswersBench(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: "string", default: Object.keys(columns).join(",") },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const report = (line: string): void => void process.stderr.write(`${line}\n`);
  const contestants = presentOf(contestantsNamed(values.only.split(",")), report);
  const names = contestants.map(({ name }) => name);
  const heads = ["case", ...names.map(headOf)];
  const rows = await benchAnswers({ contestants, report });
  const outcomes = rows.map((row) => cellsOf(row, names));
  const documents = rows.map(({ case: name, query, variables }) => [name, codeOf(query), codeOf(variables)]);
  const tables = `${tableText(heads, outcomes)}
${tableText(["case", "document", "variables"], documents)}`;
  await publish({ bench: "answers", figures: rows, tables }, values);
}

function headOf(name: string): string {
  const column = columns[name];
  if (!column) throw new RangeError(`${name} has no column in this table`);
  const manifest = new URL(`${column.manifest}/package.json`, import.meta.url);
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  return `${column.title} ${version}`;
}

function cellsOf({ case: name, outcomes }: AnswersRow, contestants: readonly string[]): string[] {
  return [name, ...contestants.map((contestant) => cellOf(outcomes[contestant]))];
}

function cellOf(outcome: Outcome | undefined): string {
  if (outcome?.detail === undefined) return outcome?.kind ?? "";
  return `${outcome.kind}: ${codeOf(outcome.detail)}`;
}

function codeOf(text: string | undefined): string {
  return text === undefined ? "" : `\`${text.replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}
