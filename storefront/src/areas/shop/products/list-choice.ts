import { boundsFrom, type Bounds } from "../../../ui/product-attributes/product-attributes";
import type { ProductFilter, ProductKind, ProductSort } from "../../../graph/schema-types.generated";

/** The filters and the sort of a product list. All of them are in its address. */
export interface ListChoice {
  readonly search: string;
  /** Slugs. The category of the whole list is in the path and not here. */
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly kind: ProductKind | undefined;
  /** Decimals, as the graph takes them. */
  readonly minPrice: string | undefined;
  readonly maxPrice: string | undefined;
  /** The lowest average rating in stars. */
  readonly minRating: number | undefined;
  readonly bounds: Bounds;
  readonly sort: ShopSort | undefined;
  /** Cursors: the page starts after `after` or ends before `before`. */
  readonly after: string | undefined;
  readonly before: string | undefined;
}

export const shopSorts = [
  "NEWEST",
  "RATING",
  "PRICE_ASC",
  "PRICE_DESC",
  "NAME",
] as const satisfies readonly ProductSort[];
export type ShopSort = (typeof shopSorts)[number];
/** The lowest ratings that a list can be filtered by. */
export const minRatings = [4, 3, 2] as const;
const kinds: readonly ProductKind[] = ["PHYSICAL", "COURSE"];

const pageSize = 24;
const longestSearch = 200;
const mostValues = 20;

/** Parses the address and ignores invalid values, because anyone can edit it. */
export function listChoiceFrom(address: URLSearchParams): ListChoice {
  const one = (name: string) => address.get(name)?.trim() || undefined;
  const several = (name: string) => [...new Set(address.getAll(name).filter(Boolean))].slice(0, mostValues);
  return {
    search: (one("q") ?? "").slice(0, longestSearch),
    categories: several("category"),
    tags: several("tag"),
    kind: kinds.find((kind) => kind === one("kind")),
    minPrice: decimalFrom(one("min")),
    maxPrice: decimalFrom(one("max")),
    minRating: minRatings.find((stars) => String(stars) === one("rating")),
    bounds: boundsFrom(one),
    sort: shopSorts.find((sort) => sort === one("sort")),
    after: one("after"),
    before: one("before"),
  };
}

/** Returns the parameters that make the same list, in one order. Values that a list ignores are left out. */
export function productListAddress(given: URLSearchParams): URLSearchParams {
  const { search, categories, tags, kind, minPrice, maxPrice, minRating, bounds, sort, after, before } =
    listChoiceFrom(given);
  const parameters: Readonly<Record<string, string | number | readonly string[] | undefined>> = {
    q: search,
    category: categories,
    tag: tags,
    kind,
    min: minPrice,
    max: maxPrice,
    rating: minRating,
    ...bounds,
    sort,
    after,
    before,
  };
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of [value ?? []].flat()) if (each !== "") address.append(name, String(each));
  }
  return address;
}

/** Parses "12,5" and "12.50 $" as prices; returns undefined for anything else. */
function decimalFrom(text: string | undefined): string | undefined {
  const [, units, cents] = /^[$€\s]*(\d{1,9})(?:[.,](\d{1,2}))?[$€\s]*$/.exec(text ?? "") ?? [];
  if (units === undefined) return undefined;
  return cents === undefined ? units : `${units}.${cents}`;
}

export interface ListVariables {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
  readonly filter: ProductFilter;
  readonly sort?: ProductSort;
}

/** `category` is the slug of the category of the whole list. */
export function listVariables(choice: ListChoice, category?: string): ListVariables {
  const { search, categories, tags, kind, minPrice, maxPrice, minRating, bounds, sort, after, before } = choice;
  const inCategories = category === undefined ? categories : [category];
  return {
    ...(before === undefined
      ? { first: pageSize, ...(after === undefined ? {} : { after }) }
      : { last: pageSize, before }),
    filter: {
      ...(search ? { search } : {}),
      ...(inCategories.length > 0 ? { categories: [...inCategories] } : {}),
      ...(tags.length > 0 ? { tags: [...tags] } : {}),
      ...(kind ? { kind } : {}),
      ...(minPrice === undefined ? {} : { minPrice }),
      ...(maxPrice === undefined ? {} : { maxPrice }),
      ...(minRating === undefined ? {} : { minRating }),
      ...bounds,
    },
    ...(sort ? { sort } : {}),
  };
}

export function isNarrowed({
  search,
  categories,
  tags,
  kind,
  minPrice,
  maxPrice,
  minRating,
  bounds,
}: ListChoice): boolean {
  return Boolean(
    search ||
    categories.length > 0 ||
    tags.length > 0 ||
    kind ||
    minPrice ||
    maxPrice ||
    minRating ||
    Object.keys(bounds).length > 0,
  );
}

/** Returns the values with this one added, or removed if it was present. */
export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}
