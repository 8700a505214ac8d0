import { parseAmount } from "@souk/kernel/values/money";
import { isUuid } from "@souk/kernel/values/uuid";
import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import type { ProductKind } from "../product/product.js";
import type { ProductFilter } from "./product-filter.js";

/** The filter of a client. */
export interface GivenProductFilter {
  readonly search?: string | null;
  readonly name?: string | null;
  readonly sku?: string | null;
  readonly ids?: readonly string[] | null;
  readonly isActive?: boolean | null;
  readonly kind?: ProductKind | null;
  /** Decimal strings in the shop's currency. */
  readonly minPrice?: string | null;
  readonly maxPrice?: string | null;
  readonly category?: string | null;
  readonly categories?: readonly string[] | null;
  readonly tag?: string | null;
  readonly tags?: readonly string[] | null;
}

export interface BadFilter {
  readonly kind: "badFilter";
  readonly path: string;
  readonly message: string;
}

/** `empty`: the filter asks for products that the viewer may not see, so the result is empty. */
export type ReadFilter = { readonly kind: "read"; readonly filter: ProductFilter; readonly empty: boolean };

export const maxSearchLength = 200;
const maxListed = 100;

/** Converts a client's filter. The public sees only active products, with any filter. */
export function readProductFilter(given: GivenProductFilter, viewer: Viewer, currency: string): ReadFilter | BadFilter {
  const bad = tooMuchOf(given);
  if (bad) return bad;
  const bounds = readBounds(given, currency);
  if ("kind" in bounds) return bounds;
  const admin = isAdmin(viewer);
  const { sku, kind, category, categories, ids } = given;
  const tags = [...(given.tag == null ? [] : [given.tag]), ...(given.tags ?? [])].map(tidied);
  const filter = {
    ...bounds,
    search: given.search?.trim() || undefined,
    name: given.name?.trim() || undefined,
    isActive: admin ? (given.isActive ?? undefined) : true,
    sku: sku ?? undefined,
    kind: kind ?? undefined,
    ids: ids?.filter(isUuid),
    categorySlug: category ?? undefined,
    categorySlugs: categories ?? undefined,
    tags: tags.length > 0 ? tags : undefined,
  };
  return { kind: "read", filter: withoutAbsent(filter), empty: !admin && given.isActive === false };
}

function tooMuchOf(given: GivenProductFilter): BadFilter | null {
  for (const name of ["search", "name"] as const) {
    if ((given[name]?.trim().length ?? 0) > maxSearchLength)
      return badFilter(name, `must be at most ${maxSearchLength} characters`);
  }
  for (const name of ["ids", "categories", "tags"] as const) {
    if ((given[name]?.length ?? 0) > maxListed) return badFilter(name, `must be at most ${maxListed}`);
  }
  return null;
}

function readBounds(
  given: GivenProductFilter,
  currency: string,
): { minPriceMinor?: number; maxPriceMinor?: number } | BadFilter {
  const bounds: { minPriceMinor?: number; maxPriceMinor?: number } = {};
  for (const [name, target] of [
    ["minPrice", "minPriceMinor"],
    ["maxPrice", "maxPriceMinor"],
  ] as const) {
    const amount = given[name];
    if (amount == null) continue;
    const parsed = parseAmount(amount, currency);
    if (!parsed.ok) return badFilter(name, parsed.message);
    bounds[target] = parsed.amountMinor;
  }
  return bounds;
}

function badFilter(name: keyof GivenProductFilter, message: string): BadFilter {
  return { kind: "badFilter", path: `filter.${name}`, message };
}

function tidied(tag: string): string {
  return tag.trim().toLowerCase();
}

function withoutAbsent<T extends object>(values: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
