import { customCreateRule, defaultValues } from "@souk/kernel/custom-fields/custom-input";
import type { CustomValues, EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { z } from "zod";
import { uuidFrom } from "./cart-id.js";

/** The values of declared fields that make a line different from other lines of the same product. */
export interface LineValues {
  /** Derived from the product and the values, so that the same values lead to the same line in every cart. */
  readonly lineId: string;
  /** The stored values without those that are defaults. */
  readonly custom: CustomValues;
}

/** The values that a client gives with an addition. */
export interface GivenValues {
  /** Absent for a line without values of its own. */
  readonly declared?: LineValues | undefined;
  readonly faults: readonly InvalidField[];
  readonly isGiven: boolean;
}

/** The line is in the cart already. */
export const knownValues = (declared: LineValues | undefined): GivenValues => ({
  declared,
  faults: [],
  isGiven: false,
});

/** Reads the values of an addition. `path`: of the input that has them. */
export function readingLineValues(fields: EntityFields) {
  const written = fields.filter(({ isWrittenByOwner }) => isWrittenByOwner);
  const rule = z.object({ custom: customCreateRule(written) });
  const defaults = defaultValues(written);
  return (productId: string, custom: unknown, path = ""): GivenValues => {
    const isGiven = Object.values(custom ?? {}).some((value) => value !== null);
    const checked = checkInput(rule, { custom });
    if (!checked.ok)
      return { isGiven, faults: checked.fields.map((field) => ({ ...field, path: `${path}${field.path}` })) };
    const own = Object.entries(checked.value.custom).filter(
      ([name, value]) => canonical(value) !== canonical(defaults[name]),
    );
    return { isGiven, faults: [], declared: lineValues(productId, Object.fromEntries(own)) };
  };
}

/** Returns undefined without any value. */
export function lineValues(productId: string, custom: CustomValues): LineValues | undefined {
  if (Object.keys(custom).length === 0) return undefined;
  return { lineId: uuidFrom(lineNamespace, `${productId}:${canonical(custom)}`), custom };
}

/** The namespace of the ids of lines in the sense of RFC 9562; any fixed UUID works. */
const lineNamespace = Buffer.from("b1c6a1d07f3e4f2c8d559f0a7c61e203", "hex");

/** Returns JSON with sorted keys: PostgreSQL does not keep their order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
