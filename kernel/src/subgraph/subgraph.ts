import type { Registry } from "prom-client";
import type { AuditSummary } from "../audit/audit-summary.js";
import type { PageAnswer } from "../http/page-answer.js";
import type { Clock } from "../values/clock.js";
import type { AccessTokenVerifier } from "../identity/access-token.js";
import type { CrashPoint } from "../process/crash-point.js";
import type { EntityMemory } from "../cache/entities/entity-memory.js";
import type { GraphAnswer, GraphAnswerBody, GraphRequest, RequestHeaders } from "./graph-request.js";
import type { Logger } from "../logging/logger.js";
import type { PeerTransport } from "../peers/peer-transport.js";
import type { Project } from "../project/project.js";
import type { RawPost } from "../http/raw-post.js";
import type { ServiceTokens } from "../identity/service-token.js";
import type { StreamReceiver } from "../http/streamed-request.js";
import type { Locale } from "../values/locale.js";

/** A running subgraph. The single process and the router over HTTP use it through the same functions. */
export interface Subgraph extends AsyncDisposable {
  readonly name: string;
  execute(request: GraphRequest, headers: RequestHeaders): Promise<GraphAnswer>;
  /**
   * Yields the answers to a subscription, one per event, until it ends or `signal` is aborted because the client has
   * left.
   */
  subscribe(
    request: GraphRequest,
    headers: RequestHeaders,
    signal: AbortSignal,
  ): AsyncIterableIterator<GraphAnswerBody>;
  /**
   * Yields the tags of public data that changed (`../events/public-changes.ts`). The first message is `everything`.
   * Absent when the subgraph has no public data or cannot report its changes.
   */
  readonly publicChanges?: (signal: AbortSignal) => AsyncIterable<readonly string[]>;
  /** Throws when the last background check of its database failed. Does not wait for a check. */
  checkHealth(): Promise<void>;
  /** Non-GraphQL documents that the router serves for it, by path: the published keys, the dev mailbox. */
  readonly pages?: readonly SubgraphPage[];
  /** Handles an outside party's POST to this path of the router; null when the subgraph has no handler for it. */
  readonly handlePost?: (path: string, post: RawPost) => Promise<PageAnswer | null>;
  /** Answers uploads and downloads that the router streams. */
  readonly streams?: StreamReceiver;
}

export interface SubgraphPage {
  readonly path: string;
  /** `locale`: the language that the reader prefers; English when absent. */
  readonly answer: (params: Readonly<Record<string, string>>, locale?: Locale) => Promise<PageAnswer>;
}

/** The dependencies that a subgraph gets from its process. */
export interface ServiceContext {
  readonly logger: Logger;
  readonly clock: Clock;
  readonly accessTokens: AccessTokenVerifier;
  readonly serviceTokens: ServiceTokens;
  /** Returns the connection to another subgraph, in this process or over HTTP. */
  readonly peer: (name: string) => PeerTransport;
  /** The latest audit result, in a process that runs all services and audits them; absent otherwise. */
  readonly latestAudit?: () => Promise<AuditSummary | null>;
  /** The entity cache of the router in this process. Only when no other process changes the subgraph's data. */
  readonly entityMemory?: EntityMemory | undefined;
  /** A point at which a test may kill the process; see `crash-point.ts`. */
  readonly crashPoint?: CrashPoint;
  /** The metrics that the process exports at `/metrics`; each subgraph's metrics have their own names. */
  readonly metrics: Registry;
  readonly project: Project;
  /** Whether clients get the stacks of internal errors; only in development. */
  readonly showsStacks?: boolean | undefined;
  /** False in tests whose results must not depend on the time of day; default: true. */
  readonly runsSchedules?: boolean | undefined;
}

export type StartSubgraph<Config> = (config: Config, serviceContext: ServiceContext) => Promise<Subgraph>;
