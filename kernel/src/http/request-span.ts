import type { FastifyReply, FastifyRequest } from "fastify";
import { startSpan, type OpenSpan } from "../telemetry/tracing.js";
import { isAnswerStream } from "./event-stream.js";

const unrecordedPaths = /^\/(?:health(?:\/|$)|metrics$)/;

/**
 * Starts the span of a request, which continues the caller's trace and ends when the connection is done with the
 * response. Undefined for health checks and metrics, and while tracing is off.
 */
export function startRequestSpan(service: string, request: FastifyRequest, reply: FastifyReply): OpenSpan | undefined {
  const { method, headers, routeOptions } = request;
  const { url: route } = routeOptions;
  const [path = ""] = request.url.split("?", 1);
  if (unrecordedPaths.test(path)) return undefined;
  const span = startSpan(() => ({
    name: route === undefined ? method : `${method} ${route}`,
    kind: "server",
    attributes: {
      "souk.service": service,
      "http.request.method": method,
      ...(route === undefined ? {} : { "http.route": route }),
    },
    continues: { traceparent: single(headers.traceparent), tracestate: single(headers.tracestate) },
  }));
  if (span) reply.raw.once("close", () => endRequestSpan(span, reply));
  return span;
}

function endRequestSpan(span: OpenSpan, reply: FastifyReply): void {
  const { statusCode, writableFinished } = reply.raw;
  span.set({ "http.response.status_code": statusCode });
  if (isAnswerStream(reply.getHeader("content-type"))) span.set({ "souk.stream": true });
  if (!writableFinished) span.set({ "souk.client_gone": true });
  else if (statusCode >= 500) span.fail(String(statusCode));
  span.end();
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
