import { InvalidTokenError, type AccessTokenVerifier } from "@souk/kernel/identity/access-token";
import { cookieName, parseCookie, sessionCookies } from "@souk/kernel/http/cookie-header";
import { sendError } from "@souk/kernel/http/http-server";
import { nobody, type Viewer } from "@souk/kernel/identity/viewer";
import type { ApiKeyTokens } from "./api-key-tokens.js";
import { tokenCookieOf } from "./script-cookie.js";
import type { HookedRequest, HookedRequests } from "../hooks/hooked-request.js";
import type { SubgraphReply } from "../gateway/router-context.js";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

export interface Identity {
  readonly viewer: Viewer;
  readonly authorization: string | undefined;
}

declare module "fastify" {
  interface FastifyRequest {
    identity: Identity;
    /** `set-cookie` values that subgraphs gave for this answer. */
    subgraphCookies: string[];
    /** Response metadata from the subgraphs, used for this answer's headers. */
    subgraphReply: SubgraphReply;
    /** The request with the project's hooks, if there are any. */
    hooked: HookedRequest | undefined;
  }
}

const anonymous: Identity = { viewer: nobody, authorization: undefined };

/**
 * Sets the request's default identity and reply state. Must run before all other hooks, because any hook may answer.
 */
export function prepareRequests(server: FastifyInstance, hooks: HookedRequests | undefined): void {
  server.decorateRequest("identity");
  server.decorateRequest("subgraphCookies");
  server.decorateRequest("subgraphReply");
  server.decorateRequest("hooked");
  server.addHook("onRequest", async (request) => {
    request.identity = anonymous;
    request.subgraphCookies = [];
    request.subgraphReply = { idempotencyReplayed: false };
    request.hooked = hooks?.of(request.raw, request.url.split("?", 1)[0] ?? "/");
  });
}

export interface AuthenticateOptions {
  readonly accessTokens: Pick<AccessTokenVerifier, "viewerOf">;
  readonly apiKeys: Pick<ApiKeyTokens, "exchanged">;
  /** Whether cookies are sent over TLS only; see `cookieName`. */
  readonly secureCookies: boolean;
  /** May answer instead of the 401, for example with a rate limit error after too many invalid tokens. */
  readonly onRefused?: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
}

/**
 * Returns a function that reads the viewer of a page request from its cookie. The viewer is `nobody` when the cookie is
 * invalid: the page itself renews the session.
 */
export function viewerOfPage({
  accessTokens,
  secureCookies,
}: Pick<AuthenticateOptions, "accessTokens" | "secureCookies">) {
  return async (request: FastifyRequest): Promise<Viewer> => {
    const cookie = parseCookie(request.headers.cookie)[cookieName(sessionCookies.access, secureCookies)];
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
 * Verifies the request's token, from the header or else the cookie. An invalid token is answered with 401 before
 * anything runs; an invalid cookie is also removed, so that it does not lock the browser out. An API key is exchanged
 * for a token first. Throws ServiceUnavailableError when accounts is unavailable.
 */
export function authenticate({ accessTokens, apiKeys, secureCookies, onRefused }: AuthenticateOptions) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    // an empty header counts as absent: clients with a header form send it before the user fills it in
    const header = request.headers.authorization || undefined;
    const cookie = header === undefined ? tokenCookieOf(request, secureCookies) : undefined;
    const authorization = header ?? (cookie && `Bearer ${cookie.value}`);
    try {
      const proof = await apiKeys.exchanged(authorization);
      request.identity = { viewer: await accessTokens.viewerOf(proof), authorization: proof };
    } catch (error) {
      if (!(error instanceof InvalidTokenError)) throw error;
      if (cookie) void reply.header("set-cookie", cookie.removal);
      await onRefused?.(request, reply);
      if (reply.sent) return;
      void reply.header("www-authenticate", 'Bearer error="invalid_token"');
      await sendError(reply, "UNAUTHENTICATED", error.message, 401, { reason: error.reason });
    }
  };
}
