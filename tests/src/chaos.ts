import { parseArgs } from "node:util";
import { runChaos } from "./chaos/run-chaos.js";

// npm run chaos -- --minutes 2 --seed 1 --buyers 32
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "2" },
    seed: { type: "string", default: "1" },
    buyers: { type: "string", default: "32" },
  },
});
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const options = { minutes: Number(values.minutes), seed: Number(values.seed), buyers: Number(values.buyers) };
const { kills, paid, declined, cancelled, repeated, differences } = await runChaos(options, say);
for (const difference of differences) say(difference);
say(
  `${kills} kills, ${paid} orders acknowledged as paid, ${cancelled} of them cancelled, ${declined} declined, ${repeated} requests repeated`,
);
say(`${differences.length} differences`);
process.exitCode = differences.length === 0 ? 0 : 1;
