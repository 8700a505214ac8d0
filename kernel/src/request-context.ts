import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/** What a request cost so far, over everything that runs for it in this process. */
export class WorkCounters {
  sqlStatements = 0;
  subgraphFetches = 0;
}

/** What belongs to one request wherever it goes: calls to peers carry it on, log lines and errors name it. */
export interface RequestContext {
  readonly correlationId: string;
  /** The viewer's own `authorization` header, handed on so that each callee can prove it again. */
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

/** The caller's id when it can stand in a log line and a header, else a new one. */
export function readCorrelationId(header: string | readonly string[] | undefined): string {
  const value = typeof header === "string" ? header : header?.[0];
  return value !== undefined && /^[\w.:-]{1,128}$/.test(value) ? value : randomUUID();
}
