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
  process.stdout.write(
    "| buyers | checkouts/s | median ms | 95 % ms | floor's checkouts/s | floor's median ms | × the floor's time |\n",
  );
  process.stdout.write("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
  for (const { buyers, souk, floor, ratio } of await benchCheckout(seconds)) {
    const cells = [souk.perSecond, souk.medianMs, souk.p95Ms, floor.perSecond, floor.medianMs, ratio];
    process.stdout.write(`| ${buyers} | ${cells.map((cell) => cell.toFixed(1)).join(" | ")} |\n`);
  }
}
