import { makeOperation, type Exchange, type OperationResult } from "@urql/core";
import { filter, pipe } from "wonka";

/**
 * Sends a query again whose answer the cache lost. A mutation invalidates what a query reads; when the answers of both
 * arrive together, the cache reads the query before it has stored its answer, and returns no data and no error. Without
 * this exchange, the page shows its loading state until the visitor reloads it. It belongs before the cache.
 */
export const repeatLost: Exchange = ({ client, forward }) => {
  const repeated = new Set<number>();
  return (operations) =>
    pipe(
      operations,
      forward,
      filter((result) => {
        const { operation } = result;
        const isFirstLoss = isLost(result) && !repeated.has(operation.key);
        if (!isFirstLoss) {
          repeated.delete(operation.key);
          return true;
        }
        repeated.add(operation.key);
        const context = { ...operation.context, requestPolicy: "network-only" as const };
        client.reexecuteOperation(makeOperation("query", operation, context));
        return false;
      }),
    );
};

function isLost({ operation, data, error }: OperationResult): boolean {
  return operation.kind === "query" && error === undefined && (data === undefined || data === null);
}
