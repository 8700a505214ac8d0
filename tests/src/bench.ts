import { parseArgs } from "node:util";
import { benchAuth } from "./bench/bench-auth.js";
import { benchEntityCache } from "./bench/bench-entity-cache.js";
import { benchExecution } from "./bench/bench-execution.js";
import { tableText } from "./bench/table.js";

// npm run bench -- execution --seconds 10
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: "string", default: "10" }, json: { type: "boolean", default: false } },
});
const seconds = Number(values.seconds);
const benches: Readonly<Record<string, () => Promise<void>>> = {
  auth: printAuth,
  execution: printExecution,
  entities: printEntityCache,
};
const bench = benches[positionals.join()];
if (!bench || !(seconds > 0)) {
  process.stderr.write(`npm run bench -- ${Object.keys(benches).join("|")} [--seconds 10] [--json]\n`);
  process.exitCode = 2;
} else {
  await bench();
}

/** Prints the table, or the figures as JSON. */
function print(figures: unknown, tables: () => string): void {
  process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : tables());
}

async function printExecution(): Promise<void> {
  const rows = await benchExecution(seconds);
  const heads = ["execution of", "graphql-js µs CPU", "compiled µs CPU", "×"];
  const cellsOf = ({ what, graphqlMicros, compiledMicros }: (typeof rows)[number]): string[] => [
    what,
    ...[graphqlMicros, compiledMicros, graphqlMicros / compiledMicros].map((cell) => cell.toFixed(1)),
  ];
  print(rows, () => tableText(heads, rows.map(cellsOf)));
}

async function printEntityCache(): Promise<void> {
  const rows = await benchEntityCache(seconds);
  const heads = ["entity cache", "requests", "median ms", "99 % ms", "router ms CPU", "all ms CPU"];
  const cellsOf = ({ router, requests, ...figures }: (typeof rows)[number]): (string | number)[] => [
    router,
    requests,
    ...[figures.medianMs, figures.p99Ms, figures.routerCpuMs, figures.allCpuMs].map((cell) => cell.toFixed(2)),
  ];
  print(rows, () => tableText(heads, rows.map(cellsOf)));
}

async function printAuth(): Promise<void> {
  const proofs = await benchAuth();
  const heads = ["token", "proofs", "median ms", "95 % ms", "limit ms"];
  const rows = proofs.map(({ token, tokens, medianMs, p95Ms, limitMs }) => [
    token,
    tokens,
    medianMs.toFixed(4),
    p95Ms.toFixed(4),
    limitMs,
  ]);
  print(proofs, () => tableText(heads, rows));
  if (proofs.some(({ medianMs, limitMs }) => medianMs >= limitMs)) process.exitCode = 1;
}
