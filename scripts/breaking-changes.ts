import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema } from "graphql";

export interface BreakingChange {
  /** Where it is, as a schema coordinate: `Order.total`, `Query.orders.first`, `OrderStatus.PAID`. */
  readonly coordinate: string;
  readonly message: string;
}

/** What would stop clients of the old API schema from working. */
export async function breakingChanges(oldSdl: string, newSdl: string): Promise<BreakingChange[]> {
  const changes = await diff(buildSchema(oldSdl), buildSchema(newSdl));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ path, message }) => ({ coordinate: path ?? "schema", message }));
}

/** Those that no decision record names by their coordinate. */
export function unrecorded(changes: readonly BreakingChange[], records: readonly string[]): BreakingChange[] {
  return changes.filter(({ coordinate }) => !records.some((record) => names(record, coordinate)));
}

/** `Order.total` is not named by `Order.totals` or `OldOrder.total`, and `Order` is not by `Order.total`. */
function names(record: string, coordinate: string): boolean {
  const literal = coordinate.replaceAll(".", "\\.");
  return new RegExp(`(?<![\\w.])${literal}(?!\\w|\\.\\w)`).test(record);
}
