import { z } from "zod";

/** One plain address, without the blanks around it. Two that differ in the case of letters are one; whoever compares sees to that. */
export const emailRule = z
  .string()
  .trim()
  .max(254, { error: "must be at most 254 characters", abort: true })
  .pipe(z.email("must be an email address"));
