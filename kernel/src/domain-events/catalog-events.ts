import { z } from "zod";
import { defineEvent } from "./event-definition.js";
import { exampleIds, id, money } from "./event-fields.js";

const product = z.object({
  productId: id,
  sku: z.string(),
  slug: z.string(),
  name: z.string(),
  kind: z.enum(["PHYSICAL", "COURSE"]),
  price: money,
  isActive: z.boolean().describe("Whether customers can see and buy the product."),
});

const example: z.output<typeof product> = {
  productId: exampleIds.product,
  sku: "LAMP-1",
  slug: "lamp",
  name: "Lamp",
  kind: "PHYSICAL",
  price: { amountMinor: 4900, currency: "CAD" },
  isActive: true,
};

const ofCatalog = { producer: "catalog", version: 1, key: "productId", data: product, example } as const;

export const catalogEvents = {
  "product.created": defineEvent({ ...ofCatalog, description: "A product was added to the catalog." }),
  "product.changed": defineEvent({
    ...ofCatalog,
    description:
      "A product was changed: its fields, its categories or its images. One change may have several events. The data is the product after the change.",
  }),
  "product.deleted": defineEvent({
    ...ofCatalog,
    description: "A product was removed from the catalog. Orders keep their copy of it.",
    example: { ...example, isActive: false },
  }),
  "stock.changed": defineEvent({
    producer: "inventory",
    version: 1,
    key: "productId",
    description:
      "The units on hand of a product changed: by a sale, a receipt, a return or a count. A reservation alone has no event.",
    data: z.object({
      productId: id,
      onHand: z.int().describe("The units in stock after the change."),
      reserved: z.int().describe("The units of these that orders hold."),
      available: z.int().describe("The units that can be sold: `onHand` without `reserved`."),
      previousOnHand: z.int(),
    }),
    example: { productId: exampleIds.product, onHand: 8, reserved: 1, available: 7, previousOnHand: 10 },
  }),
} as const;
