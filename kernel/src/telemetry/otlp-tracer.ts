import {
  context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type Span,
  type Tracer as ApiTracer,
} from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { setGlobalErrorHandler, W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Logger } from "../logging/logger.js";
import { samplerOf } from "./sampler.js";
import { TailSampler } from "./tail-sampler.js";
import type { TracingSettings } from "./tracing-settings.js";
import { setTracer, type OpenSpan, type SpanDescription, type TraceHeaders, type Tracer } from "./tracing.js";

/** The maximum time for which a collector that does not answer delays the end of the process. */
const exportTimeoutMs = 3000;
const maxQueuedSpans = 8192;
/** The pause between two log lines about failed exports. */
const failureLogPauseMs = 60_000;
const maxAttributeLength = 2000;

/** Exports the spans of this process until it is disposed of. Only one is open at a time. */
export function openOtlpTracer(settings: TracingSettings, logger: Logger): AsyncDisposable {
  const { url, headers, serviceName, resourceAttributes, exportIntervalMs, slowMs } = settings;
  logFailedExports(logger);
  const exporter = new OTLPTraceExporter({ url, headers: { ...headers }, timeoutMillis: exportTimeoutMs });
  const batches = new BatchSpanProcessor({
    exporter,
    maxQueueSize: maxQueuedSpans,
    scheduledDelayMillis: exportIntervalMs,
  });
  const provider = new TracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ "service.name": serviceName, ...resourceAttributes })),
    sampler: samplerOf(settings),
    spanLimits: { attributeValueLengthLimit: maxAttributeLength },
    spanProcessors: [new TailSampler(batches, { slowMs })],
  });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  setTracer(new OtlpTracer(provider.getTracer("souk")));
  return {
    async [Symbol.asyncDispose]() {
      setTracer(undefined);
      await provider.shutdown();
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
}

function logFailedExports(logger: Logger): void {
  let loggedAtMs = -Infinity;
  setGlobalErrorHandler((error) => {
    const nowMs = performance.now();
    if (nowMs - loggedAtMs < failureLogPauseMs) return;
    loggedAtMs = nowMs;
    logger.warn({ reason: typeof error === "string" ? error : error.message }, "failed to export traces");
  });
}

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
} as const;

class OtlpTracer implements Tracer {
  constructor(private readonly tracer: ApiTracer) {}

  start({ name, kind = "internal", attributes, continues }: SpanDescription): OpenSpan | undefined {
    if (!continues && !trace.getActiveSpan()) return undefined;
    const parent = continues ? propagation.extract(ROOT_CONTEXT, continues, defaultTextMapGetter) : context.active();
    const span = this.tracer.startSpan(name, { kind: kinds[kind], ...(attributes ? { attributes } : {}) }, parent);
    return new OtlpSpan(span, trace.setSpan(parent, span));
  }

  recordsDetails(): boolean {
    const flags = trace.getActiveSpan()?.spanContext().traceFlags ?? TraceFlags.NONE;
    return (flags & TraceFlags.SAMPLED) !== 0;
  }

  current() {
    return trace.getActiveSpan()?.spanContext();
  }

  headers(): TraceHeaders {
    const headers = {};
    propagation.inject(context.active(), headers, defaultTextMapSetter);
    return headers;
  }
}

class OtlpSpan implements OpenSpan {
  private hasEnded = false;

  constructor(
    private readonly span: Span,
    private readonly inSpan: Context,
  ) {}

  run<T>(work: () => T): T {
    return context.with(this.inSpan, work);
  }

  set(attributes: Parameters<Span["setAttributes"]>[0]): void {
    this.span.setAttributes(attributes);
  }

  fail(errorType: string): void {
    this.span.setAttribute("error.type", errorType).setStatus({ code: SpanStatusCode.ERROR });
  }

  end(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.span.end();
  }
}
