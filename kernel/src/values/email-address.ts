import { z } from "zod";

/**
 * One plain email address, trimmed. Addresses that differ only in letter case are equal; the code that compares them
 * must handle that.
 */
export const emailRule = z
  .string()
  .trim()
  .max(254, { error: "must be at most 254 characters", abort: true })
  .pipe(z.email("must be an email address"));
