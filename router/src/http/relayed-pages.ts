import { headerNames, type RequestHeaders } from "@souk/kernel/subgraph/graph-request";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { addRawPostRoute } from "@souk/kernel/http/raw-post-route";
import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import { forever } from "../graphql-http/cache-control.js";
import { relayedPagePolicy } from "./security-headers.js";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** The modules that show the forms of payment providers. Their names contain a hash of their content. */
const paymentModulePath = "/payments/modules/:file";

/**
 * Subgraph pages that the router serves under its own address. The dev mailbox answers only when mail is not really
 * sent.
 */
const relayedPages: readonly (readonly [path: string, subgraph: string])[] = [
  ["/.well-known/jwks.json", "accounts"],
  ["/dev/mail", "notifications"],
  ["/dev/mail.json", "notifications"],
  ["/dev/mail/*", "notifications"],
  ["/sandbox/challenges/:token", "payments"],
  [paymentModulePath, "payments"],
];

/** POST requests from third parties, forwarded to subgraphs. */
const relayedPosts: readonly (readonly [path: string, subgraph: string])[] = [
  ["/webhooks/payments/:provider", "payments"],
  ["/webhooks/mail", "notifications"],
  ["/sandbox/challenges/:token", "payments"],
];

export interface RelayOptions {
  readonly subgraph: (name: string) => PeerTransport;
  readonly serviceTokens: ServiceTokens;
}

export async function addRelayedPages(
  server: FastifyInstance,
  { subgraph, serviceTokens }: RelayOptions,
): Promise<void> {
  const proofFor = (name: string) => serviceTokens.headersFor("router", name);
  for (const [path, name] of relayedPages) {
    server.get(path, async (request: FastifyRequest, reply: FastifyReply) => {
      const page = await subgraph(name).page(request.url.split("?", 1)[0] ?? "", {
        headers: { ...(await proofFor(name)), "accept-language": request.headers["accept-language"] },
      });
      if (!page) return reply.callNotFound();
      void reply.header("content-security-policy", relayedPagePolicy).header("vary", "Accept-Language");
      if (path === paymentModulePath && page.status === 200) void reply.header("cache-control", forever);
      return reply.code(page.status).type(page.contentType).send(page.body);
    });
  }
  for (const [url, name] of relayedPosts) {
    await addRawPostRoute(server, url, async (path, { body, headers }) => {
      const proof = await proofFor(name);
      return subgraph(name).page(path, { body, headers: { ...thirdPartyHeaders(headers), ...proof } });
    });
  }
}

/**
 * Headers that are not forwarded: those that the next hop sets, those that only clients send, and those that only
 * services may set.
 */
const droppedHeaders = new Set([
  "host",
  "connection",
  "content-length",
  "transfer-encoding",
  "keep-alive",
  "upgrade",
  "te",
  "trailer",
  "expect",
  "authorization",
  "cookie",
  headerNames.clientAddress,
]);

function thirdPartyHeaders(headers: RequestHeaders): RequestHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !droppedHeaders.has(name)));
}
