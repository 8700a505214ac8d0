import type { Attributes } from "@opentelemetry/api";

export type SpanAttributes = Attributes;

/** The W3C headers that continue a trace in another process or in a later job. */
export interface TraceHeaders {
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
}

export interface SpanDescription {
  readonly name: string;
  /** `internal` when absent. */
  readonly kind?: "internal" | "server" | "client" | "consumer";
  readonly attributes?: SpanAttributes;
  /**
   * The trace that the span continues; without its headers, a new trace begins. When absent, the span belongs to the
   * current one, and is not recorded outside of requests and jobs.
   */
  readonly continues?: TraceHeaders;
}

export interface OpenSpan {
  /** Runs the work with this span as the current one. */
  run<T>(work: () => T): T;
  set(attributes: SpanAttributes): void;
  /** Marks the span as failed. `errorType`: a code or the name of a class, never a message, which may hold values. */
  fail(errorType: string): void;
  /** A second call has no effect. */
  end(): void;
}

/** The ids of a trace and of the current span in it, for log lines. */
export interface CurrentTrace {
  readonly traceId: string;
  readonly spanId: string;
}

/** Records spans. `otlp-tracer.ts` has the only implementation, which is loaded when tracing is on. */
export interface Tracer {
  start(description: SpanDescription): OpenSpan | undefined;
  /** Whether the current trace is sampled. Other traces have no spans of resolvers, statements and commands. */
  recordsDetails(): boolean;
  current(): CurrentTrace | undefined;
  headers(): TraceHeaders;
}

let tracer: Tracer | undefined;

/** Sets the tracer of this process; undefined turns tracing off. */
export function setTracer(next: Tracer | undefined): void {
  tracer = next;
}

export function isTracing(): boolean {
  return tracer !== undefined;
}

/** Whether the resolvers, statements and commands of the current request get spans. */
export function recordsDetails(): boolean {
  return tracer?.recordsDetails() ?? false;
}

/** Returns undefined outside of requests and jobs, and without a call of `describe` while tracing is off. */
export function startSpan(describe: () => SpanDescription): OpenSpan | undefined {
  return tracer?.start(describe());
}

/** Runs the work in a span of its own, which ends with the work. While tracing is off, it only runs the work. */
export function inSpan<T>(
  describe: () => SpanDescription,
  work: (span: OpenSpan | undefined) => Promise<T>,
): Promise<T> {
  const span = tracer?.start(describe());
  return span ? recorded(span, work) : work(undefined);
}

async function recorded<T>(span: OpenSpan, work: (span: OpenSpan) => Promise<T>): Promise<T> {
  try {
    return await span.run(() => work(span));
  } catch (error) {
    span.fail(errorTypeOf(error));
    throw error;
  } finally {
    span.end();
  }
}

export function currentTrace(): CurrentTrace | undefined {
  return tracer?.current();
}

/** Returns the headers that continue the current trace; none while tracing is off. */
export function traceHeaders(): TraceHeaders {
  return tracer?.headers() ?? {};
}

/** Returns the code of an error, such as PostgreSQL's, or the name of its class. */
export function errorTypeOf(error: unknown): string {
  if (!(error instanceof Error)) return "Error";
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : error.name;
}
