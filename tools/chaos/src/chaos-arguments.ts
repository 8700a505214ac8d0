import { parseArgs } from "node:util";

export const shopKinds = ["one", "many"] as const;
/** Whether the shop is one process, or one process per subgraph and one for the router. */
export type ShopKind = (typeof shopKinds)[number];

export interface ChaosArguments {
  /** The shops are tested one after the other, each for an equal share of the minutes. */
  readonly shops: readonly ShopKind[];
  readonly minutes: number;
  readonly seed: number;
  readonly buyers: number;
  /** Whether to keep data and logs for inspection. */
  readonly keep: boolean;
}

export const usage = "npm run chaos -- [--shop one|many|both] [--minutes 2] [--seed 1] [--buyers 32] [--keep]";

/** The parsed arguments, or one line with the error. */
export function readChaosArguments(given: readonly string[]): ChaosArguments | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        shop: { type: "string", default: "both" },
        minutes: { type: "string", default: "2" },
        seed: { type: "string", default: "1" },
        buyers: { type: "string", default: "32" },
        keep: { type: "boolean", default: false },
      },
    });
    return {
      shops: readShops(values.shop),
      minutes: readNumber("--minutes", values.minutes, { lowest: 0.1, highest: 24 * 60 }),
      seed: readWholeNumber("--seed", values.seed, { lowest: 0, highest: 2 ** 31 - 1 }),
      buyers: readWholeNumber("--buyers", values.buyers, { lowest: 1, highest: 1000 }),
      keep: values.keep,
    };
  } catch (error) {
    return { wrong: `${(error as Error).message.split("\n")[0]}; ${usage}` };
  }
}

interface Range {
  readonly lowest: number;
  readonly highest: number;
}

function readShops(given: string): readonly ShopKind[] {
  if (given === "both") return shopKinds;
  const kind = shopKinds.find((known) => known === given);
  if (!kind) throw new RangeError(`--shop ${JSON.stringify(given)} is none of one, many, both`);
  return [kind];
}

function readNumber(name: string, given: string, { lowest, highest }: Range): number {
  const value = /^\d+(\.\d+)?$/.test(given) ? Number(given) : Number.NaN;
  if (value >= lowest && value <= highest) return value;
  throw new RangeError(`${name} ${JSON.stringify(given)} is not a number from ${lowest} to ${highest}`);
}

function readWholeNumber(name: string, given: string, range: Range): number {
  const value = readNumber(name, given, range);
  if (Number.isInteger(value)) return value;
  throw new RangeError(`${name} ${JSON.stringify(given)} is not a whole number`);
}
