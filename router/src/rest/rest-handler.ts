import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from "fastify";
import type { RouterContext } from "../gateway/router-context.js";
import { digest, hasTag } from "../http/cacheable-response.js";
import { contextOf } from "../http/operation-context.js";
import { restProblem } from "./problem.js";
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
    const stale = await staleVersion(route, { request, input, context }, options);
    if (stale) return sendProblem(reply, stale);
    const outcome = await runRoute(route, input, context, options);
    return isRestProblem(outcome) ? sendProblem(reply, outcome) : sendAnswer(route, request, reply, outcome);
  };
}

interface VersionedRequest {
  readonly request: FastifyRequest;
  readonly input: AnyInput;
  readonly context: RouterContext;
}

/** Returns 412 when `If-Match` names another version than the present one. */
async function staleVersion(
  { ifMatch: current }: RestRoute,
  { request, input, context }: VersionedRequest,
  options: RestHandlerOptions,
): Promise<RestProblem | undefined> {
  const expected = request.headers["if-match"];
  if (!current || expected === undefined) return undefined;
  const outcome = await runRoute(current, input, context, options);
  if (isRestProblem(outcome)) return outcome;
  if (hasTag(expected, tagOf(JSON.stringify(outcome.body)))) return undefined;
  return restProblem("CONFLICT", "This has changed since the version in If-Match.", { status: 412 });
}

function sendAnswer(
  route: RestRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  { root, body }: RouteAnswer,
): FastifyReply {
  void reply.code(route.status);
  if (route.location) void reply.header("location", prefixOf(request, route) + route.location(root));
  if (route.status === 204) return reply.send();
  if (route.page) addPageHeaders(request, reply, route.page(root));
  const text = JSON.stringify(body);
  void reply.type("application/json; charset=utf-8");
  if (route.method !== "GET") return reply.send(text);
  const tag = tagOf(text);
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

function tagOf(text: string): string {
  return `"${digest(text)}"`;
}

/** Returns the prefix under which the client called: "", "/api" or "/api/v1". */
function prefixOf({ routeOptions: { url = "" } }: FastifyRequest, { path }: RestRoute): string {
  return url.slice(0, url.length - path.length);
}
