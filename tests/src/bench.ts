import { parseArgs } from "node:util";
import { benchAuth } from "./bench/bench-auth.js";
import { benchCheckout } from "./bench/bench-checkout.js";
import { benchExecution } from "./bench/bench-execution.js";
import { tableText } from "./bench/table.js";

// npm run bench -- checkout --seconds 10
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: "string", default: "10" }, json: { type: "boolean", default: false } },
});
const seconds = Number(values.seconds);
const benches: Readonly<Record<string, () => Promise<void>>> = {
  checkout: printCheckouts,
  auth: printAuth,
  execution: printExecution,
};
const bench = benches[positionals.join()];
if (!bench || !(seconds > 0)) {
  process.stderr.write(`npm run bench -- ${Object.keys(benches).join("|")} [--seconds 10] [--json]\n`);
  process.exitCode = 2;
} else {
  await bench();
}

/** The table, or the figures as they are. */
function print(figures: unknown, tables: () => string): void {
  process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : tables());
}

async function printCheckouts(): Promise<void> {
  const heads = [
    "buyers",
    "checkouts/s",
    "median ms",
    "95 % ms",
    "floor/s",
    "× its time",
    "prepared floor/s",
    "× its time",
  ];
  const rows = await benchCheckout(seconds);
  const cellsOf = ({ buyers, souk, floor, preparedFloor }: (typeof rows)[number]): (string | number)[] => {
    const beside = [floor, preparedFloor].flatMap(({ perSecond }) => [perSecond, perSecond / souk.perSecond]);
    return [buyers, ...[souk.perSecond, souk.medianMs, souk.p95Ms, ...beside].map((cell) => cell.toFixed(1))];
  };
  print(rows, () => tableText(heads, rows.map(cellsOf)));
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

async function printAuth(): Promise<void> {
  const figures = await benchAuth(seconds);
  const { logins, proofs } = figures;
  const loginHeads = [
    "at once",
    "logins/s",
    "median ms",
    "95 % ms",
    "argon2 median ms",
    "× its time",
    "with statements ms",
    "× its time",
  ];
  const loginRows = logins.map(({ atOnce, souk, argon2, floor }) => {
    const beside = [argon2, floor].flatMap(({ medianMs }) => [
      medianMs.toFixed(1),
      (souk.medianMs / medianMs).toFixed(2),
    ]);
    return [atOnce, ...[souk.perSecond, souk.medianMs, souk.p95Ms].map((cell) => cell.toFixed(1)), ...beside];
  });
  const proofRows = proofs.map(({ token, tokens, medianMs, p95Ms, limitMs }) => [
    token,
    tokens,
    medianMs.toFixed(4),
    p95Ms.toFixed(4),
    limitMs,
  ]);
  const proofHeads = ["token", "proofs", "median ms", "95 % ms", "limit ms"];
  print(figures, () => `${tableText(loginHeads, loginRows)}\n${tableText(proofHeads, proofRows)}`);
  if (proofs.some(({ medianMs, limitMs }) => medianMs >= limitMs)) process.exitCode = 1;
}
