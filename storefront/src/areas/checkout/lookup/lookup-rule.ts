import type { RequestOrderLinkInput } from "../../../graph/schema-types.generated";
import { z } from "../../../ui/form/zod";

/** The messages are keys of `checkout.lookup.errors`. */
export const lookupRule = z.object({
  number: z.string().trim().min(1, "number").max(40, "number"),
  email: z.string().trim().pipe(z.email("email")),
}) satisfies z.ZodType<RequestOrderLinkInput>;
