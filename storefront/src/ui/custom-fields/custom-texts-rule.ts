import { z } from "../form/zod";
import { textsWithoutNumber } from "./custom-of-texts";
import type { CustomField } from "./custom-values";

/** The message of a text that is no number; all other texts are checked by the graph. */
export const notANumber = "number";

/** Returns the validation rule of the texts of declared fields, by the names of their fields. */
export function customTextsRule(fields: readonly CustomField[]) {
  return z.record(z.string(), z.string()).superRefine((texts, context) => {
    for (const name of textsWithoutNumber(fields, texts))
      context.addIssue({ code: "custom", path: [name], message: notANumber });
  });
}
