import { headerNames, type RequestHeaders } from "./graph-request.js";
import { pathParams } from "./path-params.js";
import type { ServiceTokens } from "./service-token.js";
import type { PageAnswer } from "./subgraph.js";

/** What an outside party has posted, as it came: a signature is over these bytes and no others. */
export interface RawPost {
  readonly body: Uint8Array;
  readonly headers: RequestHeaders;
}

/** A path at which a subgraph takes posts of outside parties, such as a provider's webhooks. */
export interface PostTaker {
  /** `/webhooks/payments/:provider` */
  readonly path: string;
  readonly take: (post: RawPost, params: Readonly<Record<string, string>>) => Promise<PageAnswer>;
}

/** Hands a post to whoever takes it, when it comes by way of the router, which alone faces the outside. Null where nobody does. */
export function takePostsFromRouter({
  name,
  serviceTokens,
  takers,
}: {
  readonly name: string;
  readonly serviceTokens: ServiceTokens;
  readonly takers: readonly PostTaker[];
}) {
  return async (path: string, { body, headers }: RawPost): Promise<PageAnswer | null> => {
    const caller = await serviceTokens.callerIn(headers, name);
    if (caller !== "router") return caller === null ? unauthenticated : forbidden;
    const { [headerNames.serviceToken]: _token, [headerNames.serviceName]: _name, ...outside } = headers;
    for (const { path: pattern, take } of takers) {
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
