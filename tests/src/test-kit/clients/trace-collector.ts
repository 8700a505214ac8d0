import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** A span as OTLP encodes it in JSON. */
interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes?: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly status?: { readonly code?: number };
}

interface OtlpRequest {
  readonly resourceSpans: readonly {
    readonly resource: Pick<OtlpSpan, "attributes">;
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly service: string;
  readonly hasFailed: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Receives traces by OTLP over HTTP with JSON. */
export class TraceCollector implements AsyncDisposable {
  readonly spans: CollectedSpan[] = [];

  private constructor(private readonly server: Server) {
    server.on("request", (request, response) => {
      void this.take(request).then(() => response.setHeader("content-type", "application/json").end("{}"));
    });
  }

  static async start(): Promise<TraceCollector> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new TraceCollector(server);
  }

  /** The settings of a shop that sends its traces here. */
  get settings() {
    return {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
      OTEL_BSP_SCHEDULE_DELAY: "50",
    };
  }

  trace(traceId: string): CollectedSpan[] {
    return this.spans.filter((span) => span.traceId === traceId);
  }

  /** Returns the names of a span and of its ancestors, from the outermost. */
  path({ traceId, name, parentSpanId }: CollectedSpan): string[] {
    const parent = this.trace(traceId).find(({ spanId }) => spanId === parentSpanId);
    return [...(parent ? this.path(parent) : []), name];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  private async take(request: IncomingMessage): Promise<void> {
    if (request.url !== "/v1/traces") return;
    const { resourceSpans } = JSON.parse(await text(request)) as OtlpRequest;
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = String(attributesOf(resource)["service.name"]);
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) this.spans.push(collected(span, service));
    }
  }
}

function collected({ traceId, spanId, parentSpanId, name, status, ...span }: OtlpSpan, service: string): CollectedSpan {
  const attributes = attributesOf(span);
  return { traceId, spanId, parentSpanId, name, service, hasFailed: status?.code === 2, attributes };
}

function attributesOf({ attributes = [] }: Pick<OtlpSpan, "attributes">): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
