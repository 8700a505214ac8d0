import { parseAmount } from "@souk/kernel/money";
import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/page";
import { isAdmin, type Viewer } from "@souk/kernel/viewer";
import type { CatalogStore } from "./catalog-store.js";
import type { ProductKind } from "./product.js";
import {
  productCursorLength,
  productOrder,
  type ListedProduct,
  type ProductFilter,
  type ProductOrder,
  type ProductSort,
} from "./product-filter.js";

export interface ListProductsRequest {
  readonly page: PageArguments;
  readonly filter: {
    readonly search?: string | null;
    readonly sku?: string | null;
    readonly isActive?: boolean | null;
    readonly kind?: ProductKind | null;
    /** Decimal strings of the shop's currency. */
    readonly minPrice?: string | null;
    readonly maxPrice?: string | null;
    readonly category?: string | null;
    readonly tag?: string | null;
  };
  readonly sort?: ProductSort | null;
}

export type ListProductsOutcome =
  | {
      readonly kind: "listed";
      readonly page: Page<ListedProduct>;
      readonly order: ProductOrder;
      readonly count: () => Promise<number>;
    }
  | { readonly kind: "badFilter"; readonly path: string; readonly message: string };

const maxSearchLength = 200;

/** Throws PageArgumentError. The public sees active products only, whatever it filters by. */
export function listProducts({ store, currency }: { store: CatalogStore; currency: string }) {
  return async ({ page, filter, sort }: ListProductsRequest, viewer: Viewer): Promise<ListProductsOutcome> => {
    const checked = readFilter(filter, viewer, currency);
    if ("kind" in checked) return checked;
    const order = productOrder(sort, checked.filter.search);
    const request = readPageArguments(page, order, productCursorLength);
    // an inactive product that the public asks for: nothing, without asking
    if (checked.empty) return { kind: "listed", page: pageOf(request, []), order, count: async () => 0 };
    const rows = await store.listProducts(checked.filter, request);
    return { kind: "listed", page: pageOf(request, rows), order, count: () => store.countProducts(checked.filter) };
  };
}

type BadFilter = Extract<ListProductsOutcome, { kind: "badFilter" }>;

function readFilter(
  filter: ListProductsRequest["filter"],
  viewer: Viewer,
  currency: string,
): { filter: ProductFilter; empty: boolean } | BadFilter {
  const search = filter.search?.trim() || undefined;
  if (search !== undefined && search.length > maxSearchLength) {
    return { kind: "badFilter", path: "filter.search", message: `must be at most ${maxSearchLength} characters` };
  }
  const bounds: { minPriceMinor?: number; maxPriceMinor?: number } = {};
  for (const [name, target] of [
    ["minPrice", "minPriceMinor"],
    ["maxPrice", "maxPriceMinor"],
  ] as const) {
    const amount = filter[name];
    if (amount == null) continue;
    const parsed = parseAmount(amount, currency);
    if (!parsed.ok) return { kind: "badFilter", path: `filter.${name}`, message: parsed.message };
    bounds[target] = parsed.amountMinor;
  }
  const admin = isAdmin(viewer);
  const isActive = admin ? (filter.isActive ?? undefined) : true;
  return {
    filter: {
      ...bounds,
      ...(search === undefined ? {} : { search }),
      ...(isActive === undefined ? {} : { isActive }),
      ...(filter.sku == null ? {} : { sku: filter.sku }),
      ...(filter.kind == null ? {} : { kind: filter.kind }),
      ...(filter.category == null ? {} : { categorySlug: filter.category }),
      ...(filter.tag == null ? {} : { tag: filter.tag.trim().toLowerCase() }),
    },
    empty: !admin && filter.isActive === false,
  };
}
