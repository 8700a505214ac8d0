import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/values/page";
import { readableFields } from "@souk/kernel/custom-fields/entity-fields";
import { mayUseSort } from "@souk/kernel/custom-fields/custom-filter";
import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import type { CatalogCustomFields } from "../catalog-custom-fields.js";
import type { CatalogStore } from "../catalog-store.js";
import { findListedProducts } from "./find-listed-products.js";
import { noFacets, type ProductFacets } from "./product-facets.js";
import {
  productCursorLength,
  productOrder,
  type ListedProduct,
  type ProductOrder,
  type ProductSort,
} from "./product-filter.js";
import type { ProductFinder } from "./product-finder.js";
import { readProductFilter, type BadFilter, type GivenProductFilter } from "./read-product-filter.js";

export interface ListProductsRequest {
  readonly page: PageArguments;
  readonly filter: GivenProductFilter;
  readonly sort?: ProductSort | null;
}

export interface ProductList {
  readonly page: Page<ListedProduct>;
  readonly order: ProductOrder;
  readonly count: () => Promise<number>;
  readonly facets: () => Promise<ProductFacets>;
}

export type ListProductsOutcome = ({ readonly kind: "listed" } & ProductList) | BadFilter;

export interface ListProductsDependencies {
  readonly store: Pick<CatalogStore, "listProducts" | "countProducts">;
  readonly finder: Pick<ProductFinder, "facets" | "correctSearch">;
  readonly currency: string;
  readonly customFields: CatalogCustomFields;
}

/** Lists products. The public sees only active products, with any filter. Throws PageArgumentError. */
export function listProducts({ store, finder, ...deps }: ListProductsDependencies) {
  return async ({ page, filter, sort }: ListProductsRequest, viewer: Viewer): Promise<ListProductsOutcome> => {
    const read = readProductFilter(filter, viewer, deps);
    if (read.kind === "badFilter") return read;
    const readable = readableFields(deps.customFields.product, { isAdmin: isAdmin(viewer), isOwner: false });
    if (!mayUseSort(readable, sort)) return { kind: "badFilter", path: "sort", message: "is for admins" };
    const order = productOrder(sort, read.filter.search);
    const request = readPageArguments(page, order, productCursorLength);
    if (read.empty) {
      return { kind: "listed", page: pageOf(request, []), order, count: async () => 0, facets: async () => noFacets };
    }
    const { filter: found, rows } = await findListedProducts({ store, finder }, read.filter, request);
    const catalogState = rows[0]?.catalogState;
    return {
      kind: "listed",
      page: pageOf(request, rows),
      order,
      count: () => store.countProducts(found, catalogState),
      facets: async () => (await finder.facets([found], catalogState))[0] ?? noFacets,
    };
  };
}
