import type { FastifyInstance } from "fastify";
import type { PageAnswer } from "./page-answer.js";
import type { RawPost } from "./raw-post.js";

/** Adds a route for POSTs from outside parties. The handler gets the body as raw bytes, whatever their content type. */
export async function addRawPostRoute(
  server: FastifyInstance,
  url: string,
  answer: (path: string, post: RawPost) => Promise<PageAnswer | null>,
): Promise<void> {
  // a separate scope, because other routes read bodies as JSON
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    scope.post(url, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const answered = await answer(request.url.split("?", 1)[0] ?? "", { body, headers: request.headers });
      if (!answered) return reply.callNotFound();
      return reply.code(answered.status).type(answered.contentType).send(answered.body);
    });
  });
}
