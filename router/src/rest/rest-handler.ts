import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from "fastify";
import { hasTag } from "../http/cacheable-response.js";
import { contextOf } from "../http/operation-context.js";
import { entityTag } from "./entity-tag.js";
import type { RestProblem } from "./rest-problem.js";
import { deniedTo, readInput } from "./read-input.js";
import type { AnyInput, RestRoute } from "./rest-route.js";
import { isRestProblem, runRoute, type RouteAnswer, type RunRouteOptions } from "./run-route.js";

export interface RestHandlerOptions extends RunRouteOptions {
  readonly currency: string;
  readonly operationTimeoutMs: number;
}

/** Returns the handler of a route: reads the input, runs the route's operation and answers by the route's mappings. */
export function restHandler(route: RestRoute, options: RestHandlerOptions): RouteHandlerMethod {
  return async (request, reply) => {
    const denied = deniedTo(route, request);
    if (denied) return sendProblem(reply, denied);
    const input = readInput(route, request, options.currency);
    if (isRestProblem(input)) return sendProblem(reply, input);
    const context = contextOf(request, reply, options.operationTimeoutMs);
    const outcome = await runRoute(route, input, context, options);
    return isRestProblem(outcome) ? sendProblem(reply, outcome) : sendAnswer(route, { request, reply, input }, outcome);
  };
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly input: AnyInput;
}

function sendAnswer(route: RestRoute, { request, reply, input }: Exchange, { root, body }: RouteAnswer): FastifyReply {
  void reply.code(route.status);
  if (route.location) void reply.header("location", prefixOf(request, route) + route.location(root, input));
  if (route.status === 204) return reply.send();
  if (route.page) addPageHeaders(request, reply, route.page(root));
  const text = JSON.stringify(body);
  void reply.type("application/json; charset=utf-8");
  if (route.method !== "GET") return reply.send(text);
  const tag = entityTag(text, route.version?.(root));
  void reply.header("etag", tag);
  if (!hasTag(request.headers["if-none-match"], tag)) return reply.send(text);
  reply.removeHeader("content-type");
  return reply.code(304).send();
}

/** `Link` has the address of the next page: the same address with its cursor. */
function addPageHeaders(
  { url }: FastifyRequest,
  reply: FastifyReply,
  { next, total }: { readonly next: string | null; readonly total: number },
): void {
  void reply.header("x-total-count", String(total));
  if (next === null) return;
  const address = new URL(url, "http://localhost");
  address.searchParams.set("after", next);
  void reply.header("link", `<${address.pathname}${address.search}>; rel="next"`);
}

export function sendProblem(reply: FastifyReply, { status, body, retryAfterSeconds }: RestProblem): FastifyReply {
  if (retryAfterSeconds !== undefined && !reply.hasHeader("retry-after"))
    void reply.header("retry-after", String(retryAfterSeconds));
  if (status === 401) void reply.header("www-authenticate", "Bearer");
  return reply.code(status).send({ ...body, correlation_id: reply.request.id });
}

/** Returns the prefix under which the client called: "", "/api" or "/api/v1". */
function prefixOf({ routeOptions: { url = "" } }: FastifyRequest, { path }: RestRoute): string {
  return url.slice(0, url.length - path.length);
}
