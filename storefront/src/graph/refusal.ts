import type { CombinedError } from "@urql/core";

/** Why an operation was not carried out at all: `away` where nobody could be asked. */
export type Refusal =
  { readonly kind: "tooMany"; readonly seconds: number } | { readonly kind: "away" } | { readonly kind: "failed" };

export function refusalOf({ networkError, graphQLErrors }: CombinedError): Refusal {
  const tooMany = graphQLErrors.find(({ extensions }) => extensions.code === "RATE_LIMITED");
  if (tooMany) return { kind: "tooMany", seconds: Number(tooMany.extensions.retryAfter ?? 60) };
  const isAway =
    networkError !== undefined || graphQLErrors.some(({ extensions }) => extensions.code === "SUBGRAPH_UNAVAILABLE");
  return { kind: isAway ? "away" : "failed" };
}
