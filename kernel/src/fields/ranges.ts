import { parseAmount } from "../values/money.js";
import type { Field, Fields, NamesWhere } from "./field.js";

/** The fields that lists can be filtered by. */
export type Ranged<F extends Fields> = NamesWhere<F, "filter", "range">;

/** Inclusive bounds; money in minor units. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}
export type Ranges<F extends Fields> = { readonly [Name in Ranged<F>]?: Range };

type Bound<F extends Field> = F["kind"] extends "money" ? string : number;
/** The bounds as a client gives them: `minPrice`, `maxPrice`. Money is a decimal in the shop's currency. */
export type RangeInput<F extends Fields> = {
  readonly [Name in Ranged<F> as `${"min" | "max"}${Capitalize<Name>}`]?: Bound<F[Name]> | null | undefined;
};

export type ReadRanges<F extends Fields> =
  | { readonly ok: true; readonly ranges: Ranges<F> }
  | { readonly ok: false; readonly name: keyof RangeInput<F>; readonly message: string };

/** Returns the names of the fields that lists can be filtered by. */
export function rangedNames<F extends Fields>(fields: F): readonly Ranged<F>[] {
  return Object.keys(fields).filter((name): name is Ranged<F> => fields[name]?.filter === "range");
}

/** Reads the bounds of all ranged fields. */
export function readRanges<F extends Fields>(fields: F, given: RangeInput<F>, currency: string): ReadRanges<F> {
  const ranges: Record<string, { min?: number; max?: number }> = {};
  for (const field of rangedNames(fields)) {
    for (const end of ["min", "max"] as const) {
      const name = `${end}${field.charAt(0).toUpperCase()}${field.slice(1)}` as keyof RangeInput<F>;
      const bound = given[name] as string | number | null | undefined;
      if (bound == null) continue;
      const parsed =
        typeof bound === "number" ? ({ ok: true, amountMinor: bound } as const) : parseAmount(bound, currency);
      if (!parsed.ok) return { ok: false, name, message: parsed.message };
      ranges[field] = { ...ranges[field], [end]: parsed.amountMinor };
    }
  }
  return { ok: true, ranges: ranges as Ranges<F> };
}
