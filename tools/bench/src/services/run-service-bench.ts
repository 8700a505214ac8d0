import { parseArgs } from "node:util";
import { benchAuth } from "./token-bench.ts";
import { benchEntityCache } from "./entity-cache-bench.ts";
import { benchExecution } from "./execution-bench.ts";
import { tableText } from "./table.ts";

interface Options {
  readonly seconds: number;
  readonly json: boolean;
}

const benches: Readonly<Record<string, (options: Options) => Promise<void>>> = {
  auth: printAuth,
  execution: printExecution,
  entities: printEntityCache,
};

/** Runs the benchmark that the command line names: npm run bench -- execution --seconds 10 */
export async function runServiceBench(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { seconds: { type: "string", default: "10" }, json: { type: "boolean", default: false } },
  });
  const seconds = Number(values.seconds);
  const bench = benches[positionals.join()];
  if (!bench || !(seconds > 0)) {
    process.stderr.write(`npm run bench -- ${Object.keys(benches).join("|")} [--seconds 10] [--json]\n`);
    process.exitCode = 2;
    return;
  }
  await bench({ seconds, json: values.json });
}

/** Prints the table, or the figures as JSON. */
function print({ json }: Options, figures: unknown, tables: () => string): void {
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : tables());
}

async function printExecution(options: Options): Promise<void> {
  const rows = await benchExecution(options.seconds);
  const heads = ["execution of", "graphql-js µs CPU", "compiled µs CPU", "×"];
  const cellsOf = ({ what, graphqlMicros, compiledMicros }: (typeof rows)[number]): string[] => [
    what,
    ...[graphqlMicros, compiledMicros, graphqlMicros / compiledMicros].map((cell) => cell.toFixed(1)),
  ];
  print(options, rows, () => tableText(heads, rows.map(cellsOf)));
}

async function printEntityCache(options: Options): Promise<void> {
  const rows = await benchEntityCache(options.seconds);
  const heads = ["entity cache", "requests", "median ms", "99 % ms", "router ms CPU", "all ms CPU"];
  const cellsOf = ({ router, requests, ...figures }: (typeof rows)[number]): (string | number)[] => [
    router,
    requests,
    ...[figures.medianMs, figures.p99Ms, figures.routerCpuMs, figures.allCpuMs].map((cell) => cell.toFixed(2)),
  ];
  print(options, rows, () => tableText(heads, rows.map(cellsOf)));
}

async function printAuth(options: Options): Promise<void> {
  const proofs = await benchAuth();
  const heads = ["token", "proofs", "median ms", "95 % ms", "limit ms"];
  const rows = proofs.map(({ token, tokens, medianMs, p95Ms, limitMs }) => [
    token,
    tokens,
    medianMs.toFixed(4),
    p95Ms.toFixed(4),
    limitMs,
  ]);
  print(options, proofs, () => tableText(heads, rows));
  if (proofs.some(({ medianMs, limitMs }) => medianMs >= limitMs)) process.exitCode = 1;
}
