import { headerNames, type RequestHeaders } from "../subgraph/graph-request.js";
import type { PageAnswer } from "./page-answer.js";
import { pathParams } from "./path-params.js";
import type { ServiceTokens } from "../identity/service-token.js";

/** A POST from an outside party with its unmodified body, because the signature covers these exact bytes. */
export interface RawPost {
  readonly body: Uint8Array;
  readonly headers: RequestHeaders;
}

/** A path at which a subgraph accepts POSTs from outside parties, such as a provider's webhooks. */
export interface RawPostHandler {
  /** For example `/webhooks/payments/:provider`. */
  readonly path: string;
  readonly handle: (post: RawPost, params: Readonly<Record<string, string>>) => Promise<PageAnswer>;
}

/**
 * Passes a POST to its handler if it came through the router, the only service with outside access. Null when no
 * handler has this path.
 */
export function handlePostsFromRouter({
  name,
  serviceTokens,
  handlers,
}: {
  readonly name: string;
  readonly serviceTokens: ServiceTokens;
  readonly handlers: readonly RawPostHandler[];
}) {
  return async (path: string, { body, headers }: RawPost): Promise<PageAnswer | null> => {
    const caller = await serviceTokens.callerIn(headers, name);
    if (caller !== "router") return caller === null ? unauthenticated : forbidden;
    const { [headerNames.serviceToken]: _token, [headerNames.serviceName]: _name, ...outside } = headers;
    for (const { path: pattern, handle: take } of handlers) {
      const params = pathParams(pattern, path);
      if (params) return take({ body, headers: outside }, params);
    }
    return null;
  };
}

const unauthenticated: PageAnswer = refusal(401, "UNAUTHENTICATED");
const forbidden: PageAnswer = refusal(403, "FORBIDDEN");

function refusal(status: number, code: string): PageAnswer {
  return { status, contentType: "application/json", body: JSON.stringify({ error: code }) };
}
