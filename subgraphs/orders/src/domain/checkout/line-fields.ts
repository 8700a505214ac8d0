import { customCreateRule } from "@souk/kernel/custom-fields/custom-input";
import type { CustomValues, EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { z } from "zod";
import type { CartLine } from "../peers.js";
import type { OrderLine } from "../order/order.js";

interface CheckedLines {
  /** A line with faults has no values. */
  readonly lines: readonly OrderLine[];
  readonly faults: readonly InvalidField[];
}

/**
 * Checks the values of declared fields that the cart's lines have: a field may have been declared after the line was
 * added. Fills in defaults. `priced`: the lines of the cart, in its order.
 */
export function checkLineFields(lineFields: EntityFields = []) {
  const rule = z.object({ custom: customCreateRule(lineFields.filter(({ isWrittenByOwner }) => isWrittenByOwner)) });
  return (priced: readonly OrderLine[], cart: readonly CartLine[]): CheckedLines => {
    if (lineFields.length === 0) return { lines: priced, faults: [] };
    const faults: InvalidField[] = [];
    const lines = priced.map((line, index) => {
      if (line.kind === "COURSE") return line;
      const checked = checkInput<{ custom: CustomValues }>(rule, { custom: cart[index]?.custom });
      if (checked.ok) return { ...line, custom: checked.value.custom };
      faults.push(...checked.fields.map((field) => ({ ...field, path: `lines.${index}.${field.path}` })));
      return line;
    });
    return { lines, faults };
  };
}
