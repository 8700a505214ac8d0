import { makeOperation, type Exchange } from "@urql/core";
import { map, pipe, tap } from "wonka";
import { refusalOf } from "./refusal";

/**
 * Sends a query that failed while the server rendered the page, as soon as a component subscribes to it. Without it, a
 * page that the browser replaces shows the failure until the visitor acts, even if the service is available again. It
 * belongs before the exchange with the answers of the server.
 */
export const repeatFailed: Exchange = ({ forward }) => {
  const failed = new Set<number>();
  return (operations) =>
    pipe(
      operations,
      map((operation) => {
        if (operation.kind !== "query" || !failed.delete(operation.key)) return operation;
        return makeOperation("query", operation, { ...operation.context, requestPolicy: "network-only" });
      }),
      forward,
      tap(({ operation, error }) => {
        const isOfServer = operation.context.meta?.cacheOutcome === "hit";
        if (isOfServer && error && ["busy", "unavailable"].includes(refusalOf(error).kind)) failed.add(operation.key);
      }),
    );
};
