import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { publish } from "../report/publish.ts";
import { tableText } from "../report/table-text.ts";
import { complaintOf, failuresText } from "./failed-answers.ts";
import { benchMemory, type MemoryFigures } from "./memory-bench.ts";
import { benchRestMemory, restText } from "./rest-memory.ts";

export async function runMemoryBench(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: "string", default: ".data/bench" },
      minutes: { type: "string", default: "10" },
      clients: { type: "string", default: "8" },
      rest: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const report = (line: string): void => void process.stderr.write(`${line}\n`);
  if (values.rest) {
    const figures = await benchRestMemory(report);
    return publish({ bench: "memory-rest", figures, tables: restText(figures) }, values);
  }
  const figures = await benchMemory({
    data: resolve(values.data),
    scale: { products: 1000, orders: 10_000, users: 1000 },
    minutes: Number(values.minutes),
    clients: Number(values.clients),
    report,
  });
  const complaint = complaintOf(answersOf(figures), figures.failed);
  // an invalid run is printed, but not published
  const write = values.write && complaint === undefined;
  await publish({ bench: "memory", figures, tables: memoryText(figures) }, { json: values.json, write });
  if (complaint !== undefined) throw new Error(`these figures count for nothing: ${complaint}`);
}

const heads = ["minutes of load", "RSS MB", "heap MB, collected", "answers until then"];

function answersOf({ samples }: MemoryFigures): number {
  return samples.at(-1)?.answers ?? 0;
}

function memoryText(figures: MemoryFigures): string {
  const { samples, rssGrowthPerMinute, heapGrowthPerMinute, failed } = figures;
  const rows = samples.map(({ minutes, rssMb, heapMb, answers }) => [
    minutes.toFixed(1),
    rssMb.toFixed(0),
    heapMb.toFixed(1),
    answers,
  ]);
  const trend = `In the second half RSS grows by ${rssGrowthPerMinute.toFixed(2)} MB a minute, and what is held on the heap by ${heapGrowthPerMinute.toFixed(2)} MB.`;
  return `${tableText(heads, rows)}\n${trend} ${failuresText(answersOf(figures), failed)}\n`;
}
