import { headerNames, headerText, type RequestHeaders } from "./graph-request.js";
import { pathParams } from "./path-params.js";
import { InvalidServiceTokenError, type ServiceTokens } from "./service-token.js";
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
    if (!(await isFromRouter(headers))) return refused;
    const { [headerNames.serviceToken]: _token, [headerNames.serviceName]: _name, ...outside } = headers;
    for (const { path: pattern, take } of takers) {
      const params = pathParams(pattern, path);
      if (params) return take({ body, headers: outside }, params);
    }
    return null;
  };

  async function isFromRouter(headers: RequestHeaders): Promise<boolean> {
    const token = headerText(headers, headerNames.serviceToken) ?? "";
    try {
      const caller = await serviceTokens.callerOf(token, name, headerText(headers, headerNames.serviceName));
      return caller === "router";
    } catch (error) {
      if (error instanceof InvalidServiceTokenError) return false;
      throw error;
    }
  }
}

const refused: PageAnswer = { status: 401, contentType: "application/json", body: `{"error":"UNAUTHENTICATED"}` };
