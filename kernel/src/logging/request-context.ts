import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { formatPositions, type WritePositions } from "../database/replica/write-positions.js";

/** The work for a request so far, counted over all operations for it in this process. */
export class WorkCounters {
  sqlStatements = 0;
  subgraphFetches = 0;
  /** The time that query plans were waited for, in milliseconds. */
  planMs = 0;
  /** The subgraphs that the router asked. */
  readonly subgraphs = new Set<string>();
}

/** The context of one request. Calls to peers pass it on; log lines and errors contain its correlation id. */
export interface RequestContext {
  readonly correlationId: string;
  /** The viewer's own `authorization` header, passed on so that each callee verifies it itself. */
  readonly authorization: string | undefined;
  readonly counters: WorkCounters;
  /**
   * Present when lists may come from a replica: the positions that it must have replayed. Each callee decides for
   * itself, so calls to peers do not pass it on.
   */
  replicaReads?: WritePositions | undefined;
  /** The positions of the changes that this request made, here and in the services that it called. */
  readonly written: Map<string, string>;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runInRequest<T>(context: Partial<RequestContext>, run: () => T): T {
  const outer = storage.getStore();
  const inner: RequestContext = {
    correlationId: context.correlationId ?? outer?.correlationId ?? randomUUID(),
    authorization: context.authorization,
    counters: context.counters ?? outer?.counters ?? new WorkCounters(),
    replicaReads: context.replicaReads,
    written: new Map(),
  };
  return storage.run(inner, run);
}

export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}

/** Returns the positions of the changes of the current request as text; undefined when there are none. */
export function writtenText(): string | undefined {
  const written = currentRequest()?.written;
  return written && written.size > 0 ? formatPositions(written) : undefined;
}

type Header = string | readonly string[] | undefined;

/** Returns the first of the caller's ids that is safe in log lines and headers, otherwise a new one. */
export function readCorrelationId(...headers: readonly Header[]): string {
  return headers.map(safeId).find((id) => id !== undefined) ?? randomUUID();
}

/** Returns the id in a header if it is safe in log lines and headers. */
export function safeId(header: Header): string | undefined {
  const value = typeof header === "string" ? header : header?.[0];
  return value !== undefined && /^[\w.:-]{1,128}$/.test(value) ? value : undefined;
}
