import type {
  StockLevelSort,
  StockMovementFilter,
  StockMovementKind,
  StockMovementSort,
} from "../../../../graph/schema-types.generated";
import { sortParam } from "../../../../ui/keyset-table/sort-param";
import { dayRange } from "../../components/local-days";
import type { AdminStockLevelsQueryVariables } from "./stock-levels.generated";

const levelSorts: readonly StockLevelSort[] = ["AVAILABLE_ASC", "AVAILABLE_DESC", "UPDATED", "UPDATED_ASC"];
const movementSorts: readonly StockMovementSort[] = ["NEWEST", "OLDEST"];

export const movementKinds = [
  "RECEIPT",
  "SALE",
  "ADJUSTMENT",
  "RETURN",
] as const satisfies readonly StockMovementKind[];

/** The filters of movements, by their names in the address. */
export const movementFilterNames = ["kind", "from", "to"] as const;

interface Address {
  readonly value: (name: string) => string;
  readonly after?: string | undefined;
}

const pageSize = 25;

/** Returns the query variables for the address. It ignores invalid values, because anyone can edit an address. */
export function levelsQueryParams(
  { value, after }: Address,
  productIds?: readonly string[],
): AdminStockLevelsQueryVariables {
  const atMost = /^\d{1,6}$/.test(value("atMost")) ? Number(value("atMost")) : undefined;
  return {
    first: pageSize,
    filter: { ...(atMost === undefined ? {} : { atMost }), ...(productIds ? { productIds: [...productIds] } : {}) },
    ...(after ? { after } : {}),
    ...sortParam(value, levelSorts),
  };
}

export function movementsQueryParams({ value, after }: Address): {
  first: number;
  after?: string;
  filter: StockMovementFilter;
  sort?: StockMovementSort;
} {
  const kind = movementKinds.find((known) => known === value("kind"));
  return {
    first: pageSize,
    filter: { ...(kind ? { kind } : {}), ...dayRange(value("from"), value("to")) },
    ...(after ? { after } : {}),
    ...sortParam(value, movementSorts),
  };
}
