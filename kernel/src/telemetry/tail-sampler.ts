import { SpanStatusCode, trace, TraceFlags, type Context } from "@opentelemetry/api";
import type { ReadableSpan, Span, SpanProcessor } from "@opentelemetry/sdk-trace";

export interface TailSamplerOptions {
  /** A request or job that takes at least this long is exported even when it was not sampled. */
  readonly slowMs: number;
}

/** The maximum number of spans that wait for the end of one request. */
const maxSpans = 2000;

/** The spans that belong to one request or job of this process. */
interface LocalTrace {
  readonly root: object;
  readonly ended: ReadableSpan[];
  hasFailed: boolean;
  /** Set at the end of the root. */
  isExported: boolean | undefined;
}

/**
 * Exports sampled spans at once. Keeps the other spans of a request until its end, and exports them when the request
 * failed or was slow. It decides for this process alone: the spans of other processes follow their own end.
 */
export class TailSampler implements SpanProcessor {
  private readonly traces = new WeakMap<object, LocalTrace>();

  constructor(
    private readonly next: SpanProcessor,
    private readonly options: TailSamplerOptions,
  ) {}

  onStart(span: Span, parentContext: Context): void {
    this.next.onStart(span, parentContext);
    if (isSampled(span)) return;
    const parent = trace.getSpan(parentContext);
    const known = parent && this.traces.get(parent);
    this.traces.set(span, known ?? { root: span, ended: [], hasFailed: false, isExported: undefined });
  }

  onEnd(span: ReadableSpan): void {
    if (isSampled(span)) return this.next.onEnd(span);
    const local = this.traces.get(span);
    if (!local) return;
    if (local.isExported !== undefined) {
      if (local.isExported) this.next.onEnd(asSampled(span));
      return;
    }
    if (span.status.code === SpanStatusCode.ERROR) local.hasFailed = true;
    if (span !== local.root) {
      if (local.ended.length < maxSpans) local.ended.push(span);
      return;
    }
    local.isExported = local.hasFailed || this.isSlow(span);
    if (local.isExported) for (const each of [...local.ended, span]) this.next.onEnd(asSampled(each));
    local.ended.length = 0;
  }

  forceFlush(): Promise<void> {
    return this.next.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.next.shutdown();
  }

  /** A stream lasts as long as its client stays. */
  private isSlow({ duration: [seconds, nanoseconds], attributes }: ReadableSpan): boolean {
    return attributes["souk.stream"] !== true && seconds * 1000 + nanoseconds / 1e6 >= this.options.slowMs;
  }
}

function isSampled(span: Pick<ReadableSpan, "spanContext">): boolean {
  return (span.spanContext().traceFlags & TraceFlags.SAMPLED) !== 0;
}

/** Processors drop spans without the flag. */
function asSampled(span: ReadableSpan): ReadableSpan {
  const spanContext = { ...span.spanContext(), traceFlags: TraceFlags.SAMPLED };
  return Object.create(span, { spanContext: { value: () => spanContext } }) as ReadableSpan;
}
