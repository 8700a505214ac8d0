import { parseArgs } from "node:util";
import { benchCheckout } from "./bench/bench-checkout.js";

// npm run bench -- checkout --seconds 10
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: "string", default: "10" } },
});
const seconds = Number(values.seconds);
if (positionals.join() !== "checkout" || !(seconds > 0)) {
  process.stderr.write("npm run bench -- checkout [--seconds 10]\n");
  process.exitCode = 2;
} else {
  await printCheckouts();
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
  process.stdout.write(`| ${heads.join(" | ")} |\n| ${heads.map(() => "---:").join(" | ")} |\n`);
  for (const { buyers, souk, floor, preparedFloor } of await benchCheckout(seconds)) {
    const beside = [floor, preparedFloor].flatMap(({ perSecond }) => [perSecond, perSecond / souk.perSecond]);
    const cells = [souk.perSecond, souk.medianMs, souk.p95Ms, ...beside];
    process.stdout.write(`| ${buyers} | ${cells.map((cell) => cell.toFixed(1)).join(" | ")} |\n`);
  }
}
