import { parseArgs } from "node:util";
import { publish } from "../report/publish.ts";
import { tableText } from "../report/table-text.ts";
import { benchIdle, type IdleFigures } from "./idle-bench.ts";

export async function runIdleBench(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: "string", default: "60" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const figures = await benchIdle({
    seconds: Number(values.seconds),
    report: (line) => void process.stderr.write(`${line}\n`),
  });
  await publish({ bench: "idle", figures, tables: idleText(figures) }, values);
}

function idleText({ seconds, perSecond, statements, perDatabase }: IdleFigures): string {
  const databases = Object.entries(perDatabase).map(([name, count]) => [name, count]);
  const rows = statements.map(({ sql, count }) => [`\`${sql.replaceAll("|", "\\|")}\``, count]);
  return `${perSecond.toFixed(2)} statements a second at rest.

${tableText([`statement`, `in ${seconds} s`], rows)}
${tableText(["database", `statements in ${seconds} s`], databases)}`;
}
