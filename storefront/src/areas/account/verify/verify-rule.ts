import { z } from "../../../ui/form/zod";
import type { FieldRules } from "../fields/field-rules";

/** The value of the button that has a new code sent. */
export const sendAgainIntent = "sendAgain";

export function verifyRule(rules: FieldRules) {
  return z.object({ email: rules.email, code: rules.code });
}
