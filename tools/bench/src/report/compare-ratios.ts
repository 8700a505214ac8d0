import type { Spread } from "../measure/spread.ts";
import { spreadText } from "./spread-text.ts";
import { tableText } from "./table-text.ts";

/** The ratios of a run to its baseline. */
export interface MeasuredRatios {
  /** The options that change the ratios. Runs with different options are not compared. */
  readonly options: Readonly<Record<string, number>>;
  readonly rounds: number;
  /** By workload, over the rounds. Higher is worse. */
  readonly ratios: Readonly<Record<string, Spread>>;
}

export interface ComparedRatio {
  readonly workload: string;
  readonly stored: Spread | undefined;
  readonly run: Spread;
  readonly outcome: Outcome;
}

type Outcome = "better" | "same" | "worse" | "no stored ratio" | `not compared: ${string}`;

/** Rounds that differ by less from the stored ones are noise. */
const leastFactor = 1.15;
/** The spread of fewer rounds does not show the noise. */
const fewestRounds = 3;

export function compareRatios(run: MeasuredRatios, stored: MeasuredRatios | undefined): readonly ComparedRatio[] {
  const difference = stored && differenceOf(run, stored);
  return Object.entries(run.ratios).map(([workload, ratio]) => {
    const before = stored?.ratios[workload];
    return { workload, stored: before, run: ratio, outcome: outcomeOf(ratio, before, difference) };
  });
}

function outcomeOf(ratio: Spread, stored: Spread | undefined, difference: string | undefined): Outcome {
  if (!stored) return "no stored ratio";
  if (difference) return `not compared: ${difference}`;
  if (isAbove(ratio, stored)) return "worse";
  return isAbove(stored, ratio) ? "better" : "same";
}

/** Whether each round of the one is more than 15 % above all rounds of the other. */
function isAbove(one: Spread, other: Spread): boolean {
  return one.lowest > other.highest * leastFactor;
}

function differenceOf(run: MeasuredRatios, stored: MeasuredRatios): string {
  const options = Object.entries(run.options)
    .filter(([name, value]) => value !== stored.options[name])
    .map(([name, value]) => `${name} ${value}, stored ${stored.options[name]}`);
  if (options.length > 0) return options.join("; ");
  return Math.min(run.rounds, stored.rounds) < fewestRounds ? `fewer than ${fewestRounds} rounds` : "";
}

/** One line per workload. `file` names the stored ratios. */
export function ratiosTable(file: string, compared: readonly ComparedRatio[]): string {
  const rows = compared.map(({ workload, stored, run, outcome }) => {
    const isCompared = stored && !outcome.startsWith("not compared");
    const change = isCompared ? percentText(run.median / stored.median - 1) : "";
    return [workload, spreadText(stored, 2), spreadText(run, 2), change, outcome];
  });
  return tableText([`compared with ${file}`, "stored ratio", "ratio of this run", "change", "outcome"], rows);
}

function percentText(part: number): string {
  const percent = Math.round(part * 100);
  return `${percent > 0 ? "+" : ""}${percent} %`;
}
