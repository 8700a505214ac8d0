import { z } from "zod";

/** An id; opaque to consumers. */
export const id = z.guid();

export const money = z.object({
  amountMinor: z.int().describe("The amount in minor units of the currency: 4999 is 49.99 CAD."),
  currency: z.string().describe("ISO 4217, such as CAD."),
});

/** The ids of the examples. */
export const exampleIds = {
  order: "0b6f0b1e-6a5c-4c1e-9a53-1f5cf2a7a001",
  user: "0b6f0b1e-6a5c-4c1e-9a53-1f5cf2a7a002",
  product: "0b6f0b1e-6a5c-4c1e-9a53-1f5cf2a7a003",
  course: "0b6f0b1e-6a5c-4c1e-9a53-1f5cf2a7a004",
  shipment: "0b6f0b1e-6a5c-4c1e-9a53-1f5cf2a7a005",
  payment: "0b6f0b1e-6a5c-4c1e-9a53-1f5cf2a7a006",
  refund: "0b6f0b1e-6a5c-4c1e-9a53-1f5cf2a7a007",
  enrollment: "0b6f0b1e-6a5c-4c1e-9a53-1f5cf2a7a008",
} as const;
