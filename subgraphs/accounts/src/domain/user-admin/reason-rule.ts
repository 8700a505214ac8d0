import { z } from "zod";

/** The admin's reason, which the user sees. */
export const reasonRule = z.object({
  reason: z.string().trim().min(1, "must not be empty").max(300, "must be at most 300 characters"),
});
