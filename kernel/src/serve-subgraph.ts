import { Readable } from "node:stream";
import type { Registry } from "prom-client";
import { publicFor } from "./cache-hints/cache-control-header.js";
import { eventStreamHeaders, eventStreamText, wantsEventStream } from "./event-stream.js";
import { createHttpServer, listen } from "./http-server.js";
import { headerNames, type GraphAnswerBody, type GraphRequest } from "./graph-request.js";
import type { Logger } from "./logger.js";
import { answerPage } from "./peer-transport.js";
import { addRawPostRoute } from "./raw-post-route.js";
import { signalOfEnd } from "./signal-of-end.js";
import { admission } from "./subgraph-admission.js";
import type { ServiceTokens } from "./service-token.js";
import type { Subgraph } from "./subgraph.js";

const bodyLimitBytes = 4 * 1024 * 1024;

export interface ServingParts {
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly serviceTokens: ServiceTokens;
  /** Without one nobody sees the figures. */
  readonly metricsToken: string | undefined;
}

/**
 * A subgraph over HTTP: `POST /graphql`, `/health`, `/metrics`, its pages and what it takes of outside parties. Disposing it lets
 * running requests end. Reached directly it tells nothing but its health: all else is for the router, by its service token.
 */
export async function serveSubgraph(
  subgraph: Subgraph,
  address: { port: number; host: string },
  { logger, metrics, serviceTokens, metricsToken }: ServingParts,
): Promise<AsyncDisposable & { port: number }> {
  const server = createHttpServer({ logger, bodyLimitBytes });
  server.addHook("onRequest", admission(subgraph.name, { serviceTokens, metricsToken }));
  const closing = new AbortController();
  // an open stream would be waited for
  server.addHook("preClose", async () => closing.abort());
  server.post<{ Body: GraphRequest }>("/graphql", async (request, reply) => {
    const { query, variables, operationName } = request.body ?? {};
    const asked = { query, variables, operationName };
    const headers = { ...request.headers, [headerNames.correlationId]: request.id };
    if (wantsEventStream(request.headers.accept)) {
      const stopped = AbortSignal.any([closing.signal, signalOfEnd(reply.raw)]);
      const answers = jsonOf(subgraph.subscribe(asked, headers, stopped));
      return reply.headers(eventStreamHeaders).send(Readable.from(eventStreamText(answers, stopped)));
    }
    const answer = await subgraph.execute(asked, headers);
    if (answer.setCookies.length > 0) void reply.header("set-cookie", [...answer.setCookies]);
    if (answer.idempotencyReplayed) void reply.header(headerNames.idempotencyReplayed, "true");
    if (answer.publicSeconds) void reply.header("cache-control", publicFor(answer.publicSeconds));
    return reply.code(answer.status).send(answer.body);
  });
  server.get("/health", async (_request, reply) => {
    const healthy = await subgraph.checkHealth().then(
      () => true,
      () => false,
    );
    const state = {
      status: healthy ? "ok" : "fail",
      service: subgraph.name,
      timestamp: new Date().toISOString(),
      uptime: Math.round(process.uptime()),
    };
    return reply.code(healthy ? 200 : 503).send({ ...state, db: healthy ? "ok" : "fail" });
  });
  server.get("/metrics", async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));
  server.get("/health/live", async () => ({ status: "ok" }));
  if (subgraph.pages?.length) {
    server.get("/*", async (request, reply) => {
      const page = await answerPage(subgraph, request.url.split("?", 1)[0] ?? "");
      if (!page) return reply.callNotFound();
      return reply.code(page.status).type(page.contentType).send(page.body);
    });
  }
  const { takePost } = subgraph;
  if (takePost) await addRawPostRoute(server, "/*", takePost);
  const portSetting = `SERVICE_PORT (with npm run services: ${subgraph.name.toUpperCase()}_URL)`;
  const port = await listen(server, { ...address, portSetting });
  return { port, [Symbol.asyncDispose]: () => server.close() };
}

async function* jsonOf(answers: AsyncIterable<GraphAnswerBody>): AsyncGenerator<string, void> {
  for await (const answer of answers) yield JSON.stringify(answer);
}
