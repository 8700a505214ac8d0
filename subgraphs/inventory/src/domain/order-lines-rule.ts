import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";

const id = z.string().refine(isUuid, "must be an id");

/** Validates the products and units of an order that another service sends. */
export const orderLinesRule = z.object({
  orderId: id,
  lines: z
    .array(z.object({ productId: id, quantity: z.int().min(1, "must be at least 1").max(1_000_000, "is too large") }))
    .max(1000, "must be at most 1000"),
});

export const returnStockRule = orderLinesRule.extend({
  eventId: z.string().min(1, "must not be empty").max(200, "must be at most 200 characters"),
});
