import { parseArgs } from "node:util";
import { publish } from "../report/publish.ts";
import { spreadText } from "../report/spread-text.ts";
import { tableText } from "../report/table-text.ts";
import { benchPages, type PageFigures } from "./pages-bench.ts";

export async function runPagesBench(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: "string", default: "2" },
      rounds: { type: "string", default: "5" },
      clients: { type: "string", default: "2" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const figures = await benchPages({
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    clients: Number(values.clients),
    report: (line) => void process.stderr.write(`${line}\n`),
  });
  await publish({ bench: "pages", figures, tables: pagesText(figures) }, values);
}

function pagesText(figures: readonly PageFigures[]): string {
  const rows = figures.map(({ path, htmlBytes, stored, unchanged, rendered }) => [
    `\`${path}\``,
    (htmlBytes / 1000).toFixed(0),
    spreadText(stored, 2),
    spreadText(unchanged, 2),
    spreadText(rendered, 1),
  ]);
  return tableText(["page", "HTML, kB", "stored, CPU ms", "304, CPU ms", "rendered, CPU ms"], rows);
}
