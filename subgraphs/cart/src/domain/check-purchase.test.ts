import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import type { Buyer } from "@souk/kernel/viewer";
import { checkPurchase, type PurchaseParts, type WantedPurchase } from "./check-purchase.js";
import type { CourseOffer } from "./course-offers.js";
import type { CartProduct } from "./product-catalog.js";

const customer: Buyer = { kind: "user", id: randomUUID(), username: "Ada", role: "CUSTOMER", sessionId: randomUUID() };
const guest: Buyer = { kind: "guest", id: randomUUID(), sessionId: randomUUID() };
const price = { amountMinor: 500, currency: "CAD" };
const pen: CartProduct = { id: randomUUID(), name: "Pen", kind: "PHYSICAL", price, isActive: true };
const course: CartProduct = { ...pen, id: randomUUID(), name: "Ink drawing", kind: "COURSE" };
const down = (service: string) => () => Promise.reject(new ServiceUnavailableError(service));

interface Case {
  readonly products?: readonly CartProduct[];
  readonly available?: number | null;
  readonly offer?: CourseOffer | null;
  readonly parts?: Partial<PurchaseParts>;
  readonly wanted?: Partial<WantedPurchase>;
}

function verdictOf({ products = [pen, course], available = 10, offer = null, parts, wanted }: Case) {
  const check = checkPurchase({
    catalog: { findProducts: async () => new Map(products.map((product) => [product.id, product])) },
    stock: { availableUnits: async ([id = ""]) => new Map(available === null ? [] : [[id, available]]) },
    courses: { findOffers: async (_buyerId, [id = ""]) => new Map(offer === null ? [] : [[id, offer]]) },
    ...parts,
  });
  const contents = { lines: [] };
  return check({ buyer: customer, productId: pen.id, lineQuantity: 1, askedQuantity: 1, contents, ...wanted });
}

describe("goods", () => {
  const held = { lines: [{ productId: pen.id, quantity: 8 }] };
  const shortage = { requested: 11, available: 10 };
  test.each<[string, Case, object]>([
    ["that are on sale can be bought", {}, { kind: "sellable", product: pen }],
    ["that catalog does not know are not found", { products: [] }, { kind: "productNotFound" }],
    [
      "that are not active are not on sale",
      { products: [{ ...pen, isActive: false }] },
      { kind: "productUnavailable", reason: "notOnSale" },
    ],
    ["can be bought to the last one", { wanted: { lineQuantity: 10 } }, { kind: "sellable" }],
    ["beyond the last one are short", { wanted: { lineQuantity: 11 } }, { kind: "outOfStock", shortages: [shortage] }],
    ["none of which are left are short", { available: 0 }, { kind: "outOfStock" }],
    [
      "of which stock is unknown can be bought",
      { available: null, wanted: { lineQuantity: 99 } },
      { kind: "sellable" },
    ],
    [
      "can be made less of, however little is left",
      { available: 0, wanted: { lineQuantity: 7, contents: held } },
      { kind: "sellable" },
    ],
    [
      "need catalog",
      { parts: { catalog: { findProducts: down("catalog") } } },
      { kind: "serviceUnavailable", service: "catalog" },
    ],
  ])("%s", async (_rule, given, expected) => {
    expect(await verdictOf(given)).toMatchObject(expected);
  });

  test("catalog is asked once, for the cart's products and the new one", async () => {
    const asked: (readonly string[])[] = [];
    const catalog = { findProducts: async (ids: readonly string[]) => (asked.push(ids), new Map([[pen.id, pen]])) };
    const contents = { lines: [course.id, pen.id].map((productId) => ({ productId, quantity: 1 })) };
    await verdictOf({ parts: { catalog }, wanted: { contents } });
    expect(asked).toEqual([[course.id, pen.id]]);
  });

  test("a bug of a peer is no refusal", async () => {
    const findProducts = () => Promise.reject(new Error("a bug"));
    await expect(verdictOf({ parts: { catalog: { findProducts } } })).rejects.toThrow("a bug");
  });
});

describe("a course", () => {
  const published: CourseOffer = { isPublished: true, isOwned: false };
  const held = { lines: [{ productId: course.id, quantity: 1 }] };
  test.each<[string, Case, object]>([
    ["that is published can be bought", { offer: published }, { kind: "sellable", product: course }],
    ["never asks for stock", { offer: published, available: 0 }, { kind: "sellable" }],
    [
      "that is not published cannot",
      { offer: { isPublished: false, isOwned: false } },
      { kind: "productUnavailable", reason: "courseNotPublished" },
    ],
    [
      "that is not on sale may be a draft: nothing is told of it",
      { products: [{ ...course, isActive: false }] },
      { kind: "courseNotOnSale" },
    ],
    [
      "that was in the cart when it went from sale is known",
      { products: [{ ...course, isActive: false }], wanted: { contents: held } },
      { kind: "productUnavailable", reason: "notOnSale", name: course.name },
    ],
    ["of which there is none cannot", { offer: null }, { kind: "productUnavailable", reason: "courseNotPublished" }],
    ["that the buyer has is not bought again", { offer: { ...published, isOwned: true } }, { kind: "alreadyOwned" }],
    ["that was taken back is still owned", { offer: { isPublished: false, isOwned: true } }, { kind: "alreadyOwned" }],
    [
      "is bought once at a time",
      { offer: published, wanted: { askedQuantity: 2 } },
      { kind: "invalid", fields: [{ path: "quantity" }] },
    ],
    [
      "needs an account",
      { offer: published, wanted: { buyer: guest } },
      { kind: "productUnavailable", reason: "accountNeeded" },
    ],
    [
      "needs courses",
      { parts: { courses: { findOffers: down("courses") } } },
      { kind: "serviceUnavailable", service: "courses" },
    ],
  ])("%s", async (_rule, given, expected) => {
    const wanted = { productId: course.id, ...given.wanted };
    expect(await verdictOf({ ...given, wanted })).toMatchObject(expected);
  });
});
