import type { StockLevelSort, StockMovementFilter, StockMovementKind } from "../../../../graph/schema-types.generated";
import { dayRange } from "../../parts/local-days";
import type { AdminStockLevelsQueryVariables } from "./stock-levels.generated";

const sorts: readonly StockLevelSort[] = ["AVAILABLE_ASC", "AVAILABLE_DESC", "UPDATED"];

export const movementKinds = [
  "RECEIPT",
  "SALE",
  "ADJUSTMENT",
  "RETURN",
] as const satisfies readonly StockMovementKind[];

/** The filters of movements, by the names that the address has for them. */
export const movementFilterNames = ["kind", "from", "to"] as const;

interface Address {
  readonly value: (name: string) => string;
  readonly after?: string | undefined;
}

const pageSize = 25;

/** What the address asks for. What it cannot mean, since somebody has typed it, is left out. */
export function levelsAsked({ value, after }: Address): AdminStockLevelsQueryVariables {
  const sort = sorts.find((known) => known === value("sort"));
  const atMost = /^\d{1,6}$/.test(value("atMost")) ? Number(value("atMost")) : undefined;
  return {
    first: pageSize,
    filter: atMost === undefined ? {} : { atMost },
    ...(after ? { after } : {}),
    ...(sort ? { sort } : {}),
  };
}

export function movementsAsked({ value, after }: Address): {
  first: number;
  after?: string;
  filter: StockMovementFilter;
} {
  const kind = movementKinds.find((known) => known === value("kind"));
  return {
    first: pageSize,
    filter: { ...(kind ? { kind } : {}), ...dayRange(value("from"), value("to")) },
    ...(after ? { after } : {}),
  };
}
