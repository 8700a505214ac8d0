import { addStreamRoutes } from "@souk/kernel/http/stream-routes";
import type { StreamedAnswer, StreamedRequest } from "@souk/kernel/http/streamed-request";
import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { headerNames, type RequestHeaders } from "@souk/kernel/subgraph/graph-request";
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import { noStore } from "../graphql-http/cache-control.js";
import { authenticate, type AuthenticateOptions } from "../identity/authenticate.js";
import type { LimitRequest } from "../limits/rates/limit-requests.js";
import type { RouterConfig } from "../config.js";
import { refuseForeignCookies } from "./foreign-origin.js";

export interface StreamedRouteOptions extends AuthenticateOptions {
  readonly subgraph: (name: string) => PeerTransport;
  readonly serviceTokens: ServiceTokens;
  readonly corsOrigins: RouterConfig["corsOrigins"];
  readonly limit: LimitRequest;
}

const uploadMethods: HTTPMethods[] = ["POST", "HEAD", "PATCH", "DELETE"];

/**
 * Adds uploads by the tus protocol at `/uploads`, the pictures at `/media`, the private files at `/media/files` and the
 * certificates of courses at `/certificates`. The router streams them and stores nothing. An upload and a private file need
 * a token or a cookie, as an operation does; pictures and certificates are public.
 */
export async function addStreamedRoutes(server: FastifyInstance, options: StreamedRouteOptions): Promise<void> {
  const { subgraph, serviceTokens } = options;
  const pass = async (callee: string, request: StreamedRequest): Promise<StreamedAnswer> => {
    const transport = subgraph(callee);
    const headers = { ...request.headers, ...(await serviceTokens.headersFor("router", callee)) };
    const answered = await transport.stream?.({ ...request, headers });
    return answered ?? { status: 404, headers: {}, body: null };
  };
  await server.register(async (scope) => {
    addPersonalHooks(scope, options);
    const answer = (request: StreamedRequest, { identity, id, ip }: FastifyRequest): Promise<StreamedAnswer> => {
      const { authorization } = identity;
      return pass("media", {
        ...request,
        headers: { ...passedOf(request.headers), authorization, ...callerOf(id, ip) },
      });
    };
    await addStreamRoutes(scope, [
      { path: "/uploads", methods: ["POST"], answer },
      { path: "/uploads/:id", methods: uploadMethods.slice(1), answer },
      { path: "/media/files/*", methods: ["GET", "HEAD"], answer },
    ]);
  });
  const toPublic =
    (callee: string) =>
    (request: StreamedRequest, { id, ip }: FastifyRequest): Promise<StreamedAnswer> =>
      pass(callee, { ...request, headers: { ...passedOf(request.headers), ...callerOf(id, ip) } });
  await addStreamRoutes(server, [{ path: "/media/*", methods: ["GET", "HEAD"], answer: toPublic("media") }]);
  await server.register(async (scope) => {
    scope.addHook("onRequest", async (request, reply) => options.limit("requests", request, reply));
    const path = "/certificates/:number/:file";
    await addStreamRoutes(scope, [{ path, methods: ["GET", "HEAD"], answer: toPublic("courses") }]);
  });
}

function callerOf(correlationId: string, address: string): RequestHeaders {
  return { [headerNames.correlationId]: correlationId, [headerNames.clientAddress]: address };
}

function addPersonalHooks(scope: FastifyInstance, { limit, corsOrigins, ...options }: StreamedRouteOptions): void {
  const verify = authenticate({ ...options, onRefused: (request, reply) => limit("refusedTokens", request, reply) });
  const refuseForeign = refuseForeignCookies(corsOrigins);
  scope.addHook("onRequest", async (request: FastifyRequest, reply: FastifyReply) => {
    const isNew = request.method === "POST";
    await limit(isNew ? "uploads" : "requests", request, reply);
    if (!reply.sent) await refuseForeign(request, reply);
    if (!reply.sent) await verify(request, reply);
    if (!reply.sent && isNew) await limit("uploads", request, reply, "account");
  });
  scope.addHook("onSend", async (_request, reply) => void reply.header("cache-control", noStore));
}

/** The headers of the protocol of uploads, and those that ask for a part or for a changed content; all others stay here. */
const passedHeaders = [
  "content-length",
  "content-type",
  "if-none-match",
  "if-range",
  "range",
  "tus-resumable",
  "upload-length",
  "upload-metadata",
  "upload-offset",
];

function passedOf(headers: RequestHeaders): RequestHeaders {
  return Object.fromEntries(passedHeaders.map((name) => [name, headers[name]]));
}
