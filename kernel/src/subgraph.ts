import type { Registry } from "prom-client";
import type { BooksAudit } from "./books-audit.js";
import type { Clock } from "./clock.js";
import type { AccessTokenVerifier } from "./access-token.js";
import type { CrashPoint } from "./crash-point.js";
import type { EntityMemory } from "./entity-cache/entity-memory.js";
import type { GraphAnswer, GraphAnswerBody, GraphRequest, RequestHeaders } from "./graph-request.js";
import type { Logger } from "./logger.js";
import type { PeerTransport } from "./peer-transport.js";
import type { RawPost } from "./raw-post.js";
import type { ServiceTokens } from "./service-token.js";

/** A subgraph at work. The one process and the router over HTTP use it by the same functions. */
export interface Subgraph extends AsyncDisposable {
  readonly name: string;
  execute(request: GraphRequest, headers: RequestHeaders): Promise<GraphAnswer>;
  /** Answers to a subscription, one an event, until it ends or `signal` says that nobody listens any more. */
  subscribe(
    request: GraphRequest,
    headers: RequestHeaders,
    signal: AbortSignal,
  ): AsyncIterableIterator<GraphAnswerBody>;
  /** Throws when what the subgraph stands on does not answer. */
  checkHealth(): Promise<void>;
  /** Documents that are not GraphQL and that the router serves for it, by path: the published keys, the dev mailbox. */
  readonly pages?: readonly SubgraphPage[];
  /** Takes what an outside party has posted to this path of the router; null where it takes nothing there. */
  readonly takePost?: (path: string, post: RawPost) => Promise<PageAnswer | null>;
}

export interface SubgraphPage {
  readonly path: string;
  readonly answer: (params: Readonly<Record<string, string>>) => Promise<PageAnswer>;
}

export interface PageAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What a subgraph gets from the process that it runs in. */
export interface Surroundings {
  readonly logger: Logger;
  readonly clock: Clock;
  readonly accessTokens: AccessTokenVerifier;
  readonly serviceTokens: ServiceTokens;
  /** The way to another subgraph, in this process or over HTTP. */
  readonly peer: (name: string) => PeerTransport;
  /** What the process has found that runs all services and audits them; absent where nobody does. */
  readonly booksAudit?: () => BooksAudit | null;
  /** What the router in this process keeps, where no other process changes what the subgraph has. */
  readonly entityMemory?: EntityMemory | undefined;
  /** Where a test may kill the process; see `crash-point.ts`. */
  readonly crashPoint?: CrashPoint;
  /** What the process shows at `/metrics`; the names of one subgraph's figures are its own. */
  readonly metrics: Registry;
}

export type StartSubgraph<Config> = (config: Config, surroundings: Surroundings) => Promise<Subgraph>;
