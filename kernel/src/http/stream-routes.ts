import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import type { StreamedAnswer, StreamedRequest } from "./streamed-request.js";

export interface StreamRoute {
  readonly path: string;
  readonly methods: HTTPMethods[];
  readonly answer: (request: StreamedRequest, fastifyRequest: FastifyRequest) => Promise<StreamedAnswer>;
}

const bodyless = new Set(["GET", "HEAD", "DELETE", "OPTIONS"]);

/** Adds routes whose requests and answers are streamed, whatever their size and type. Reads no body into memory. */
export async function addStreamRoutes(server: FastifyInstance, routes: readonly StreamRoute[]): Promise<void> {
  // a separate scope, because other routes read bodies as JSON
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    for (const { path, methods, answer } of routes) {
      scope.route({
        method: methods,
        url: path,
        exposeHeadRoute: false,
        handler: async (request, reply) => sendStreamed(reply, await answer(streamedRequestOf(request), request)),
      });
    }
  });
}

function streamedRequestOf(request: FastifyRequest): StreamedRequest {
  const { method, url: path, headers } = request;
  return { method, path, headers, body: bodyless.has(method) ? null : request.raw };
}

function sendStreamed(reply: FastifyReply, { status, headers, body }: StreamedAnswer): FastifyReply {
  return reply
    .code(status)
    .headers({ ...headers })
    .send(body ?? undefined);
}
