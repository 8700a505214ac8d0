import { randomUUID } from "node:crypto";
import { Registry } from "prom-client";
import { AccessTokenVerifier, signAccessToken } from "../identity/access-token.js";
import { inProcessTransport } from "../peers/in-process-transport.js";
import { systemClock, type Clock } from "../values/clock.js";
import { headerNames, type GraphAnswerBody, type RequestHeaders } from "../subgraph/graph-request.js";
import { projectOf, type ProjectConfig } from "../project/project.js";
import { generatePrivateJwk, publicJwk, type PrivateJwk } from "../keys/private-jwk.js";
import { createLogger } from "../logging/logger.js";
import { type PeerTransport } from "../peers/peer-transport.js";
import { ServiceTokens } from "../identity/service-token.js";
import type { Subgraph, ServiceContext } from "../subgraph/subgraph.js";
import type { Role } from "../identity/viewer.js";
import { keysOfEveryService } from "./fixed-keys.js";
import { withoutWebhooks } from "./stand-ins/without-webhooks.js";
import { withSealedCards } from "./sealed-cards.js";

export interface TestViewer {
  readonly id: string;
  readonly role: Role | "GUEST";
  /** Default: each token is of another session. */
  readonly sessionId?: string;
}

export interface RequestOptions {
  readonly as?: TestViewer;
  /** The calling service; default: `router`, as for every client. */
  readonly from?: string;
  /** Sends cards unsealed, like a request that bypassed the router. */
  readonly isPastRouter?: boolean;
}

export interface ListenOptions extends Pick<RequestOptions, "as" | "from"> {
  readonly signal?: AbortSignal;
  /** An `authorization` header to send instead of one for `as`. */
  readonly authorization?: string;
}

/** The dependencies of a subgraph in its own tests: real tokens and keys, and only the peers that the test provides. */
export interface TestServiceContext extends ServiceContext {
  /** Signs viewers' tokens. */
  readonly userKey: PrivateJwk;
  /** Returns an `authorization` header for a viewer. */
  bearer(viewer: TestViewer): Promise<string>;
  /** Sends a request like the router (or another service), for a viewer or for `nobody`. */
  execute<Data = any>(
    subgraph: Subgraph,
    query: string,
    variables?: Record<string, unknown>,
    options?: RequestOptions,
  ): Promise<GraphAnswerBody & { data: Data }>;
  /** Subscribes like the router (or another service). `return()` or the signal ends it. */
  listen(
    subgraph: Subgraph,
    query: string,
    variables?: Record<string, unknown>,
    options?: ListenOptions,
  ): Promise<AsyncIterableIterator<GraphAnswerBody & { data: any }>>;
}

export interface TestServiceContextOptions {
  readonly clock?: Clock;
  /** Peers by name; any other peer behaves like an unavailable service, but no webhook wants an event. */
  readonly peers?: Readonly<Record<string, PeerTransport>>;
  /** Signs viewers' tokens; a new key when absent. */
  readonly userKey?: PrivateJwk;
  readonly project?: ProjectConfig;
  /** For tests of the schedules themselves. */
  readonly runsSchedules?: boolean;
}

export async function testServiceContext({
  clock = systemClock,
  peers = {},
  userKey: givenKey,
  project = {},
  runsSchedules = false,
}: TestServiceContextOptions = {}): Promise<TestServiceContext> {
  const [userKey, serviceKey] = await Promise.all([givenKey ?? generatePrivateJwk(), generatePrivateJwk()]);
  const serviceTokens = new ServiceTokens(keysOfEveryService(serviceKey));
  const bearer = async ({ id, role, sessionId = randomUUID() }: TestViewer): Promise<string> => {
    const claims = { sub: id, username: `user ${id.slice(0, 4)}`, role, sid: sessionId };
    return `Bearer ${await signAccessToken(userKey, claims, new Date(), 600)}`;
  };
  const headersOf = async (
    { name }: Subgraph,
    from: string,
    authorization: string | undefined,
  ): Promise<RequestHeaders> => ({
    ...(authorization === undefined ? {} : { authorization }),
    [headerNames.serviceName]: from,
    [headerNames.serviceToken]: await serviceTokens.issue(from, name),
  });
  return {
    logger: createLogger("test", "silent"),
    clock,
    accessTokens: AccessTokenVerifier.fromKeys([publicJwk(userKey)]),
    serviceTokens,
    metrics: new Registry(),
    project: projectOf(project),
    runsSchedules,
    peer: (name) =>
      peers[name] ?? (name === "notifications" ? withoutWebhooks : inProcessTransport(name, () => undefined)),
    userKey,
    bearer,
    async execute(subgraph, query, variables = {}, { as, from = "router", isPastRouter = false } = {}) {
      const headers = await headersOf(subgraph, from, as && (await bearer(as)));
      const sent = isPastRouter ? variables : await withSealedCards(variables);
      const { body } = await subgraph.execute({ query, variables: sent }, headers);
      return body as never;
    },
    async listen(subgraph, query, variables = {}, { as, from = "router", signal, authorization } = {}) {
      const headers = await headersOf(subgraph, from, authorization ?? (as && (await bearer(as))));
      return subgraph.subscribe({ query, variables }, headers, signal ?? new AbortController().signal) as never;
    },
  };
}
