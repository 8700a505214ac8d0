import { randomUUID } from "node:crypto";
import { Registry } from "prom-client";
import { AccessTokenVerifier, signAccessToken } from "../access-token.js";
import { systemClock, type Clock } from "../clock.js";
import { headerNames, type GraphAnswerBody, type RequestHeaders } from "../graph-request.js";
import { generatePrivateJwk, publicJwk, type PrivateJwk } from "../private-jwk.js";
import { createLogger } from "../logger.js";
import { inProcessTransport, type PeerTransport } from "../peer-transport.js";
import { ServiceTokens } from "../service-token.js";
import type { Subgraph, Surroundings } from "../subgraph.js";
import type { Role } from "../viewer.js";
import { fixedKeyRing } from "./fixed-keys.js";
import { withSealedCards } from "./sealed-cards.js";

export interface TestViewer {
  readonly id: string;
  readonly role: Role | "GUEST";
}

export interface AskOptions {
  readonly as?: TestViewer;
  /** The service that asks; `router`, as for every client, when absent. */
  readonly from?: string;
  /** Sends cards as they are, as if somebody had got past the router. */
  readonly isPastRouter?: boolean;
}

export interface ListenOptions extends Pick<AskOptions, "as" | "from"> {
  readonly signal?: AbortSignal;
  /** An `authorization` of the test's own, instead of one made for `as`. */
  readonly authorization?: string;
}

/** What a subgraph runs in during its own tests: real tokens and keys, no peers but those that the test gives. */
export interface TestSurroundings extends Surroundings {
  /** Signs viewers' tokens. */
  readonly userKey: PrivateJwk;
  /** An `authorization` header for a viewer. */
  bearer(viewer: TestViewer): Promise<string>;
  /** Asks as the router (or another service) would, for a viewer or nobody. */
  ask<Data = any>(
    subgraph: Subgraph,
    query: string,
    variables?: Record<string, unknown>,
    options?: AskOptions,
  ): Promise<GraphAnswerBody & { data: Data }>;
  /** Subscribes as the router (or another service) would. `return()` or the signal ends it. */
  listen(
    subgraph: Subgraph,
    query: string,
    variables?: Record<string, unknown>,
    options?: ListenOptions,
  ): Promise<AsyncIterableIterator<GraphAnswerBody & { data: any }>>;
}

export interface TestSurroundingsOptions {
  readonly clock?: Clock;
  /** Peers by name; asking for another one answers as a service that is down. */
  readonly peers?: Readonly<Record<string, PeerTransport>>;
  /** Signs viewers' tokens; one of its own when absent. */
  readonly userKey?: PrivateJwk;
}

export async function testSurroundings({
  clock = systemClock,
  peers = {},
  userKey: givenKey,
}: TestSurroundingsOptions = {}): Promise<TestSurroundings> {
  const [userKey, serviceKey] = await Promise.all([givenKey ?? generatePrivateJwk(), generatePrivateJwk()]);
  const serviceTokens = new ServiceTokens(fixedKeyRing(serviceKey));
  const bearer = async ({ id, role }: TestViewer): Promise<string> => {
    const claims = { sub: id, username: `user ${id.slice(0, 4)}`, role, sid: randomUUID() };
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
    peer: (name) => peers[name] ?? inProcessTransport(name, () => undefined),
    userKey,
    bearer,
    async ask(subgraph, query, variables = {}, { as, from = "router", isPastRouter = false } = {}) {
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
