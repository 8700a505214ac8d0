import type { FastifyInstance } from "fastify";
import type { RawPost } from "./raw-post.js";
import type { PageAnswer } from "./subgraph.js";

/** A route for posts of outside parties, whose body is the bytes that came, whatever their type. */
export async function addRawPostRoute(
  server: FastifyInstance,
  url: string,
  answer: (path: string, post: RawPost) => Promise<PageAnswer | null>,
): Promise<void> {
  // a scope of its own: elsewhere bodies are read as JSON
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
