import { parseArgs } from "node:util";
import { contestantsNamed, presentOf } from "../contestants.ts";
import { publish } from "../report/publish.ts";
import { spreadText } from "../report/spread-text.ts";
import { tableText } from "../report/table-text.ts";
import { benchStarts, type StartRow } from "./start-bench.ts";

export async function runStartBench(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: "string", default: "apollo,engine,ceiling" },
      rounds: { type: "string", default: "5" },
      minutes: { type: "string", default: "0.5" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const report = (line: string): void => void process.stderr.write(`${line}\n`);
  const minutes = Number(values.minutes);
  const rows = await benchStarts({
    contestants: presentOf(contestantsNamed(values.only.split(",")), report),
    rounds: Number(values.rounds),
    minutes,
    report,
  });
  await publish({ bench: "start", figures: rows, tables: tableText(heads(minutes), rows.map(cells)) }, values);
}

const heads = (minutes: number): string[] => [
  "gateway",
  "cold start ms",
  "warm start ms",
  "CPU ms of a cold start",
  "RSS MB at rest",
  ...[1, 2, 3, 4].map((quarter) => `RSS MB after ${Number(((minutes * quarter) / 4).toFixed(2))} min of load`),
];

function cells({ title, coldMs, warmMs, coldCpuMs, restMb, loadedMb }: StartRow): string[] {
  return [
    title,
    ...[coldMs, warmMs, coldCpuMs, restMb].map((spread) => spreadText(spread, 0)),
    ...loadedMb.map((mb) => mb.toFixed(0)),
  ];
}
