import type { PeerTransport } from "@souk/kernel/peer-transport";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Pages of subgraphs that the router shows under its own address. The dev mailbox answers only where mail goes nowhere else. */
const relayedPages: readonly (readonly [path: string, subgraph: string])[] = [
  ["/.well-known/jwks.json", "accounts"],
  ["/verify-email/*", "accounts"],
  ["/dev/mail", "notifications"],
  ["/dev/mail.json", "notifications"],
  ["/dev/mail/*", "notifications"],
];

export function addRelayedPages(server: FastifyInstance, subgraph: (name: string) => PeerTransport): void {
  for (const [path, name] of relayedPages) {
    server.get(path, async (request: FastifyRequest, reply: FastifyReply) => {
      const page = await subgraph(name).page(request.url.split("?", 1)[0] ?? "");
      if (!page) return reply.callNotFound();
      return reply.code(page.status).type(page.contentType).send(page.body);
    });
  }
}
