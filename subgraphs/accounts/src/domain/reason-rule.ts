import { z } from "zod";

/** Why an admin does it: the user reads it. */
export const reasonRule = z.object({
  reason: z.string().trim().min(1, "must not be empty").max(300, "must be at most 300 characters"),
});
