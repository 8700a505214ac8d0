import { isUuid } from "@souk/kernel/values/uuid";
import type { PurchaseDependencies } from "./check-purchase.js";
import type { MergeFacts } from "./plan-merge.js";
import type { CartProducts } from "./peers.js";

export interface ProductsRequest {
  /** The owner of the cart. A guest cannot buy courses, so courses is not called for a guest. */
  readonly buyer: { readonly kind: "user" | "guest"; readonly id: string };
  readonly productIds: readonly string[];
  /** More products whose prices are requested from catalog only, in the same request. */
  readonly alsoPriced?: readonly string[];
}

export interface ProductFacts {
  readonly products: CartProducts;
  readonly factsOf: (productId: string) => MergeFacts;
}

/** Sends one request to each service that has data about the products. Throws ServiceUnavailableError. */
export async function fetchProductFacts(
  { catalog, stock, courses }: PurchaseDependencies,
  { buyer, productIds, alsoPriced = [] }: ProductsRequest,
): Promise<ProductFacts> {
  const ids = [...new Set([...productIds, ...alsoPriced])].filter(isUuid);
  const products: CartProducts = ids.length === 0 ? new Map() : await catalog.findProducts(ids);
  const idsOf = (kind: "PHYSICAL" | "COURSE"): string[] =>
    productIds.filter((id) => products.get(id)?.kind === kind && products.get(id)?.isActive);
  const physicalIds = idsOf("PHYSICAL");
  const courseIds = buyer.kind === "guest" ? [] : idsOf("COURSE");
  const [available, offers] = await Promise.all([
    physicalIds.length === 0 ? new Map<string, never>() : stock.availableUnits(physicalIds),
    courseIds.length === 0 ? new Map<string, never>() : courses.findOffers(buyer.id, courseIds),
  ]);
  const forGuest = buyer.kind === "guest";
  return {
    products,
    factsOf: (id) => ({ product: products.get(id), available: available.get(id), offer: offers.get(id), forGuest }),
  };
}
