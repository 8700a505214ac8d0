import type { CombinedError } from "@urql/core";

/**
 * The reason why an operation was not carried out: `captcha` if its visitor solved none, `busy` if the service is overloaded, `unavailable` if it does not answer.
 */
export type Refusal =
  | { readonly kind: "tooMany" | "busy"; readonly seconds: number }
  | { readonly kind: "captcha" }
  | { readonly kind: "unavailable" }
  | { readonly kind: "failed" };

export function refusalOf({ networkError, graphQLErrors }: CombinedError): Refusal {
  const tooMany = graphQLErrors.find(({ extensions }) => extensions.code === "RATE_LIMITED");
  if (tooMany) return { kind: "tooMany", seconds: Number(tooMany.extensions.retryAfter ?? 60) };
  const busy = graphQLErrors.find(({ extensions }) => extensions.code === "OVERLOADED");
  if (busy) return { kind: "busy", seconds: Number(busy.extensions.retryAfter ?? 5) };
  if (graphQLErrors.some(({ extensions }) => extensions.code === "CAPTCHA_REQUIRED")) return { kind: "captcha" };
  const isUnavailable = networkError !== undefined || graphQLErrors.some(({ extensions }) => isOutage(extensions.code));
  return { kind: isUnavailable ? "unavailable" : "failed" };
}

function isOutage(code: unknown): boolean {
  return code === "SUBGRAPH_UNAVAILABLE" || code === "CAPTCHA_UNAVAILABLE";
}

/** Returns the HTTP status of a page that shows the refusal. */
export function statusOfRefusal({ kind }: Refusal): number {
  if (kind === "tooMany") return 429;
  if (kind === "captcha") return 403;
  return kind === "failed" ? 500 : 503;
}
