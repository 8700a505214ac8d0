import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema } from "graphql";

export interface BreakingChange {
  /** The schema coordinate of the change: `Order.total`, `Query.orders.first`, `OrderStatus.PAID`. */
  readonly coordinate: string;
  readonly message: string;
}

/** Returns the changes that break clients of the old API schema. */
export async function breakingChanges(oldSdl: string, newSdl: string): Promise<BreakingChange[]> {
  const changes = await diff(buildSchema(oldSdl), buildSchema(newSdl));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ path, message }) => ({ coordinate: path ?? "schema", message }));
}

/** Returns the changes whose coordinate no decision record names. */
export function unrecorded(changes: readonly BreakingChange[], records: readonly string[]): BreakingChange[] {
  return changes.filter(({ coordinate }) => !records.some((record) => names(record, coordinate)));
}

/**
 * Whether the record names exactly this coordinate. `Order.totals` and `OldOrder.total` do not name `Order.total`, and
 * `Order.total` does not name `Order`.
 */
function names(record: string, coordinate: string): boolean {
  const literal = coordinate.replaceAll(".", "\\.");
  return new RegExp(`(?<![\\w.])${literal}(?!\\w|\\.\\w)`).test(record);
}
