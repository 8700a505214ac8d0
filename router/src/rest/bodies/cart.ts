import { z } from "zod";
import type { CartBodyFragment } from "../generated/operations.js";
import { amount, currencyCode, named, number } from "./fields.js";

export const cartBody = named(
  "Cart",
  z.object({
    id: z.string(),
    version: z.string().describe("Changes with each change of the items."),
    items: z.array(
      named(
        "CartItem",
        z.object({
          product_id: z.string().nullable(),
          sku: z.string().nullable(),
          name: z.string().nullable(),
          quantity: z.int(),
          price: amount.describe("The price of one unit."),
          line_total: amount,
        }),
      ),
    ),
    total_items: z.int().describe("The number of lines."),
    total_quantity: z.int().describe("The number of units."),
    total_price: amount,
    currency: currencyCode,
  }),
);

export function toCart({ id, version, lines, totalQuantity, subtotal }: CartBodyFragment): z.input<typeof cartBody> {
  return {
    id,
    version,
    items: lines.map(({ product, quantity, unitPrice, lineTotal }) => ({
      product_id: product?.id ?? null,
      sku: product?.sku ?? null,
      name: product?.name ?? null,
      quantity,
      price: number(unitPrice.amount),
      line_total: number(lineTotal.amount),
    })),
    total_items: lines.length,
    total_quantity: totalQuantity,
    total_price: number(subtotal.amount),
    currency: subtotal.currency,
  };
}
