import { InvalidTokenError, type AccessTokenVerifier } from "@souk/kernel/access-token";
import { cookieName, httpOnlyCookie, parseCookie } from "@souk/kernel/cookie-header";
import { sendError } from "@souk/kernel/http-server";
import { nobody, type Viewer } from "@souk/kernel/viewer";
import type { ApiKeyTokens } from "./api-key-tokens.js";
import type { SubgraphReply } from "./gateway/router-context.js";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

export interface Identity {
  readonly viewer: Viewer;
  readonly authorization: string | undefined;
}

const accessCookie = "souk_access";

declare module "fastify" {
  interface FastifyRequest {
    identity: Identity;
    /** `set-cookie` values that subgraphs gave for this answer. */
    subgraphCookies: string[];
    /** What subgraphs said of their answers, for the headers of ours. */
    subgraphReply: SubgraphReply;
  }
}

const anonymous: Identity = { viewer: nobody, authorization: undefined };

/** Gives every request what its answer is made of; before any other hook, since any of them may answer. */
export function prepareRequests(server: FastifyInstance): void {
  server.decorateRequest("identity");
  server.decorateRequest("subgraphCookies");
  server.decorateRequest("subgraphReply");
  server.addHook("onRequest", async (request) => {
    request.identity = anonymous;
    request.subgraphCookies = [];
    request.subgraphReply = { idempotencyReplayed: false };
  });
}

export interface AuthenticateParts {
  readonly accessTokens: AccessTokenVerifier;
  readonly apiKeys: Pick<ApiKeyTokens, "exchanged">;
  /** Whether cookies go over TLS alone; see `cookieName`. */
  readonly secureCookies: boolean;
  /** May answer in place of the 401: whoever tries many tokens is told to wait. */
  readonly onRefused?: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
}

/** Who asks for a page, by their cookie: nobody where it does not hold any more, since the page itself renews the session. */
export function viewerOfPage({
  accessTokens,
  secureCookies,
}: Pick<AuthenticateParts, "accessTokens" | "secureCookies">) {
  return async (request: FastifyRequest): Promise<Viewer> => {
    const cookie = parseCookie(request.headers.cookie)[cookieName(accessCookie, secureCookies)];
    if (cookie === undefined) return nobody;
    try {
      return await accessTokens.viewerOf(`Bearer ${cookie}`);
    } catch (error) {
      if (error instanceof InvalidTokenError) return nobody;
      throw error;
    }
  };
}

/**
 * Proves the token of a request, from the header or else the cookie. One that does not hold is 401 before anything runs;
 * a cookie that does not hold is removed along with that, so that a browser is not locked out by it.
 * An API key is exchanged for a token first. Throws ServiceUnavailableError when accounts cannot be asked.
 */
export function authenticate({ accessTokens, apiKeys, secureCookies, onRefused }: AuthenticateParts) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    // an empty header is none: clients with a form for headers send it before it is filled in
    const header = request.headers.authorization || undefined;
    const cookie =
      header === undefined ? parseCookie(request.headers.cookie)[cookieName(accessCookie, secureCookies)] : undefined;
    const authorization = header ?? (cookie === undefined ? undefined : `Bearer ${cookie}`);
    try {
      const proof = await apiKeys.exchanged(authorization);
      request.identity = { viewer: await accessTokens.viewerOf(proof), authorization: proof };
    } catch (error) {
      if (!(error instanceof InvalidTokenError)) throw error;
      if (cookie !== undefined)
        void reply.header(
          "set-cookie",
          httpOnlyCookie({ name: accessCookie, value: "", maxAgeSeconds: 0, secure: secureCookies, path: "/" }),
        );
      await onRefused?.(request, reply);
      if (reply.sent) return;
      void reply.header("www-authenticate", 'Bearer error="invalid_token"');
      await sendError(reply, "UNAUTHENTICATED", error.message, 401, { reason: error.reason });
    }
  };
}
