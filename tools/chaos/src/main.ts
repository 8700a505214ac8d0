import "@souk/kernel/process/node-version";
import { terminationSignal } from "@souk/kernel/process/termination-signal";

const stopped = terminationSignal();
const { printedHelp } = await import("@souk/kernel/process/printed-help");
const { readChaosArguments, usage } = await import("./chaos-arguments.js");
const { chaosProgram } = await import("./chaos-program.js");

// npm run chaos -- --shop both --minutes 2 --seed 1 --buyers 32
const given = readChaosArguments(process.argv.slice(2));
if (printedHelp(process.argv.slice(2), usage)) {
  process.exitCode = 0;
} else if ("wrong" in given) {
  process.stderr.write(`${given.wrong}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await chaosProgram(given, stopped, (text) => void process.stdout.write(`${text}\n`));
}
