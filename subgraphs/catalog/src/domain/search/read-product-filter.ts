import { readCustomFilter, searchedFields, type GivenCustomFilter } from "@souk/kernel/custom-fields/custom-filter";
import { readableFields } from "@souk/kernel/custom-fields/entity-fields";
import { readRanges, type RangeInput } from "@souk/kernel/fields/ranges";
import { isUuid } from "@souk/kernel/values/uuid";
import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import { productFields, type ProductFields, type ProductKind } from "../product/product-fields.js";
import type { CatalogCustomFields } from "../catalog-custom-fields.js";
import type { ProductFilter } from "./product-filter.js";

/** The filter of a client. */
export interface GivenProductFilter extends RangeInput<ProductFields> {
  readonly search?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly sku?: string | null | undefined;
  readonly ids?: readonly string[] | null | undefined;
  readonly isActive?: boolean | null | undefined;
  readonly kind?: ProductKind | null | undefined;
  readonly category?: string | null | undefined;
  readonly categories?: readonly string[] | null | undefined;
  readonly tag?: string | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
  readonly minRating?: number | null | undefined;
  readonly custom?: GivenCustomFilter | null;
}

export interface ReadFilterOptions {
  readonly currency: string;
  readonly customFields: CatalogCustomFields;
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
const mostStars = 5;

/** Converts a client's filter. The public sees only active products, with any filter. */
export function readProductFilter(
  given: GivenProductFilter,
  viewer: Viewer,
  { currency, customFields }: ReadFilterOptions,
): ReadFilter | BadFilter {
  const bad = outOfBounds(given);
  if (bad) return bad;
  const read = readRanges(productFields, given, currency);
  if (!read.ok) return badFilter(read.name, read.message);
  const admin = isAdmin(viewer);
  const fields = readableFields(customFields.product, { isAdmin: admin, isOwner: false });
  const custom = readCustomFilter(fields, given.custom ?? {}, currency);
  if (!custom.ok) return badFilter(`custom.${custom.name}`, custom.message);
  const { sku, kind, category, categories, ids } = given;
  const tags = [...(given.tag == null ? [] : [given.tag]), ...(given.tags ?? [])].map(tidied);
  const filter = {
    ranges: Object.keys(read.ranges).length > 0 ? read.ranges : undefined,
    search: given.search?.trim() || undefined,
    name: given.name?.trim() || undefined,
    isActive: admin ? (given.isActive ?? undefined) : true,
    sku: sku ?? undefined,
    kind: kind ?? undefined,
    ids: ids?.filter(isUuid),
    categorySlug: category ?? undefined,
    categorySlugs: categories ?? undefined,
    minRating: given.minRating ?? undefined,
    tags: tags.length > 0 ? tags : undefined,
    custom: custom.conditions.length > 0 ? custom.conditions : undefined,
    searchedCustom: given.search?.trim() ? searchedFields(fields) : undefined,
  };
  return { kind: "read", filter: withoutAbsent(filter), empty: !admin && given.isActive === false };
}

function outOfBounds(given: GivenProductFilter): BadFilter | null {
  for (const name of ["search", "name"] as const) {
    if ((given[name]?.trim().length ?? 0) > maxSearchLength)
      return badFilter(name, `must be at most ${maxSearchLength} characters`);
  }
  for (const name of ["ids", "categories", "tags"] as const) {
    if ((given[name]?.length ?? 0) > maxListed) return badFilter(name, `must be at most ${maxListed}`);
  }
  const { minRating } = given;
  if (minRating != null && (minRating < 1 || minRating > mostStars))
    return badFilter("minRating", `must be 1 to ${mostStars}`);
  return null;
}

function badFilter(name: string, message: string): BadFilter {
  return { kind: "badFilter", path: `filter.${name}`, message };
}

function tidied(tag: string): string {
  return tag.trim().toLowerCase();
}

function withoutAbsent<T extends object>(values: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
