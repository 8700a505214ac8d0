import { z } from "zod";

/** One line that a person writes, trimmed. It may become the subject of a mail: a line break is refused, not replaced. */
export function lineRule(max: number) {
  return trimmedRule(max).regex(/^[^\p{Control}\u2028\u2029]*$/u, "must be one line of printable characters");
}

/** Plain text with line breaks that a person writes, trimmed. */
export function textRule(max: number) {
  return trimmedRule(max)
    .regex(/^(?:[^\p{Control}]|[\n\r\t])*$/u, "must be printable characters")
    .transform((text) => text.replace(/\r\n?/g, "\n"));
}

function trimmedRule(max: number) {
  const tooLong = `must be at most ${max.toLocaleString("en")} characters`;
  return z.string().trim().min(1, "must not be empty").max(max, tooLong);
}
