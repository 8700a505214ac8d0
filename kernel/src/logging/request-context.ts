import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

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
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runInRequest<T>(context: Partial<RequestContext>, run: () => T): T {
  const outer = storage.getStore();
  const inner: RequestContext = {
    correlationId: context.correlationId ?? outer?.correlationId ?? randomUUID(),
    authorization: context.authorization,
    counters: context.counters ?? outer?.counters ?? new WorkCounters(),
  };
  return storage.run(inner, run);
}

export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}

/** Returns the caller's id if it is safe in log lines and headers, otherwise a new one. */
export function readCorrelationId(header: string | readonly string[] | undefined): string {
  const value = typeof header === "string" ? header : header?.[0];
  return value !== undefined && /^[\w.:-]{1,128}$/.test(value) ? value : randomUUID();
}
