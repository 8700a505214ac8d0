import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Buyer } from "@souk/kernel/identity/viewer";
import { checkPurchase, type PurchaseDependencies, type PurchaseRequest } from "./check-purchase.js";
import type { CartProduct, CourseOffer } from "./peers.js";
import { knownValues } from "./line-values.js";

const customer: Buyer = { kind: "user", id: randomUUID(), username: "Ada", role: "CUSTOMER", sessionId: randomUUID() };
const guest: Buyer = { kind: "guest", id: randomUUID(), sessionId: randomUUID() };
const price = { amountMinor: 500, currency: "CAD" };
const pen: CartProduct = { id: randomUUID(), sku: "PEN-1", name: "Pen", kind: "PHYSICAL", price, isActive: true };
const course: CartProduct = { ...pen, id: randomUUID(), name: "Ink drawing", kind: "COURSE" };
const down = (service: string) => () => Promise.reject(new ServiceUnavailableError(service));

interface Case {
  readonly products?: readonly CartProduct[];
  readonly available?: number | null;
  readonly offer?: CourseOffer | null;
  readonly deps?: Partial<PurchaseDependencies>;
  readonly requested?: Partial<PurchaseRequest>;
}

function outcomeOf({ products = [pen, course], available = 10, offer = null, deps, requested }: Case) {
  const check = checkPurchase({
    catalog: { findProducts: async () => new Map(products.map((product) => [product.id, product])) },
    stock: { availableUnits: async ([id = ""]) => new Map(available === null ? [] : [[id, available]]) },
    courses: { findOffers: async (_buyerId, [id = ""]) => new Map(offer === null ? [] : [[id, offer]]) },
    ...deps,
  });
  const contents = { lines: [] };
  return check({
    buyer: customer,
    productId: pen.id,
    values: knownValues(undefined),
    lineQuantity: 1,
    requestedQuantity: 1,
    contents,
    ...requested,
  });
}

describe("goods", () => {
  const cart = { lines: [{ productId: pen.id, quantity: 8 }] };
  const shortage = { requested: 11, available: 10 };
  test.each<[string, Case, object]>([
    ["that are on sale can be bought", {}, { kind: "sellable", product: pen }],
    ["unknown to catalog are not found", { products: [] }, { kind: "productNotFound" }],
    [
      "that are not active are unavailable",
      { products: [{ ...pen, isActive: false }] },
      { kind: "productUnavailable", reason: "notOnSale" },
    ],
    ["can be bought up to the last unit", { requested: { lineQuantity: 10 } }, { kind: "sellable" }],
    [
      "above stock are out of stock",
      { requested: { lineQuantity: 11 } },
      { kind: "outOfStock", shortages: [shortage] },
    ],
    ["without stock are out of stock", { available: 0 }, { kind: "outOfStock" }],
    ["with unknown stock can be bought", { available: null, requested: { lineQuantity: 99 } }, { kind: "sellable" }],
    [
      "can be reduced to a quantity above the stock",
      { available: 0, requested: { lineQuantity: 7, contents: cart } },
      { kind: "sellable" },
    ],
    [
      "need catalog",
      { deps: { catalog: { findProducts: down("catalog") } } },
      { kind: "serviceUnavailable", service: "catalog" },
    ],
  ])("%s", async (_rule, given, expected) => {
    expect(await outcomeOf(given)).toMatchObject(expected);
  });

  test("one request asks catalog for the cart's products and the new one", async () => {
    const requests: (readonly string[])[] = [];
    const catalog = { findProducts: async (ids: readonly string[]) => (requests.push(ids), new Map([[pen.id, pen]])) };
    const contents = { lines: [course.id, pen.id].map((productId) => ({ productId, quantity: 1 })) };
    await outcomeOf({ deps: { catalog }, requested: { contents } });
    expect(requests).toEqual([[course.id, pen.id]]);
  });

  test("an unexpected error from a peer is thrown, not turned into a refusal", async () => {
    const findProducts = () => Promise.reject(new Error("a bug"));
    await expect(outcomeOf({ deps: { catalog: { findProducts } } })).rejects.toThrow("a bug");
  });
});

describe("a course", () => {
  const published: CourseOffer = { isPublished: true, isOwned: false, isInstructor: false };
  const cart = { lines: [{ productId: course.id, quantity: 1 }] };
  test.each<[string, Case, object]>([
    ["that is published can be bought", { offer: published }, { kind: "sellable", product: course }],
    ["needs no stock", { offer: published, available: 0 }, { kind: "sellable" }],
    [
      "that is not published is unavailable",
      { offer: { isPublished: false, isOwned: false, isInstructor: false } },
      { kind: "productUnavailable", reason: "courseNotPublished" },
    ],
    [
      "that is not on sale may be a draft, so its details stay hidden",
      { products: [{ ...course, isActive: false }] },
      { kind: "courseNotOnSale" },
    ],
    [
      "that was in the cart when its sale ended is named in the refusal",
      { products: [{ ...course, isActive: false }], requested: { contents: cart } },
      { kind: "productUnavailable", reason: "notOnSale", name: course.name },
    ],
    ["that is missing is unavailable", { offer: null }, { kind: "productUnavailable", reason: "courseNotPublished" }],
    ["that the buyer owns is refused", { offer: { ...published, isOwned: true } }, { kind: "alreadyOwned" }],
    [
      "is unavailable to its instructor",
      { offer: { ...published, isInstructor: true } },
      { kind: "productUnavailable", reason: "ownCourse" },
    ],
    [
      "that is no longer published is still owned",
      { offer: { isPublished: false, isOwned: true, isInstructor: false } },
      { kind: "alreadyOwned" },
    ],
    [
      "is limited to quantity 1",
      { offer: published, requested: { requestedQuantity: 2 } },
      { kind: "invalid", fields: [{ path: "quantity" }] },
    ],
    [
      "needs an account",
      { offer: published, requested: { buyer: guest } },
      { kind: "productUnavailable", reason: "accountNeeded" },
    ],
    [
      "needs courses",
      { deps: { courses: { findOffers: down("courses") } } },
      { kind: "serviceUnavailable", service: "courses" },
    ],
  ])("%s", async (_rule, given, expected) => {
    const requested = { productId: course.id, ...given.requested };
    expect(await outcomeOf({ ...given, requested })).toMatchObject(expected);
  });
});
