import type { ProductFilter, ProductKind, ProductSort } from "../../../../graph/schema-types.generated";
import { bounds, boundsFrom } from "../../../../ui/product-attributes/product-attributes";
import { sortParam } from "../../../../ui/keyset-table/sort-param";
import { parseAmount } from "../../components/parse-amount";
import { customFilterOf, customSorts } from "../../../../ui/custom-fields/custom-filter";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
import type { AdminProductsQueryVariables } from "./products.generated";

const kinds: readonly ProductKind[] = ["PHYSICAL", "COURSE"];
const sorts: readonly ProductSort[] = [
  "NEWEST",
  "OLDEST",
  "UPDATED",
  "NAME",
  "NAME_DESC",
  "SKU",
  "SKU_DESC",
  "PRICE_ASC",
  "PRICE_DESC",
];

/** The filters of the list, by their names in the address. */
export const productFilterNames = [
  "q",
  "category",
  "tag",
  "kind",
  "active",
  "min",
  "max",
  ...bounds.map(({ name }) => name),
] as const;

interface Address {
  readonly value: (name: string) => string;
  readonly values: (name: string) => readonly string[];
  readonly after?: string | undefined;
}

const pageSize = 25;

/** Returns the query variables for the address. It ignores invalid values, because anyone can edit an address. */
export function productVariables(
  address: Address,
  customFields: readonly CustomField[] = [],
): AdminProductsQueryVariables {
  // the schema of a shop with declared fields has more sorts than the committed one
  const allSorts = [...sorts, ...(customFields.flatMap(customSorts) as ProductSort[])];
  return {
    first: pageSize,
    filter: productFilterOf(address, customFields),
    ...(address.after ? { after: address.after } : {}),
    // a search without a sort returns the best match first
    ...sortParam(address.value, allSorts),
  };
}

export function productFilterOf({ value, values }: Address, customFields: readonly CustomField[] = []): ProductFilter {
  const custom = customFilterOf(customFields, { value, values });
  const search = value("q").trim().slice(0, 200);
  const categories = values("category");
  const tags = values("tag").slice(0, 20);
  const kind = kinds.find((known) => known === value("kind"));
  const isActive = { true: true, false: false }[value("active")];
  const minPrice = parseAmount(value("min"));
  const maxPrice = parseAmount(value("max"));
  return {
    ...(search ? { search } : {}),
    ...(categories.length > 0 ? { categories: [...categories] } : {}),
    ...(tags.length > 0 ? { tags: [...tags] } : {}),
    ...(kind ? { kind } : {}),
    ...(isActive === undefined ? {} : { isActive }),
    ...(minPrice ? { minPrice } : {}),
    ...(maxPrice ? { maxPrice } : {}),
    ...boundsFrom(value),
    ...(custom ? { custom } : {}),
  };
}
