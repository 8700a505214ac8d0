import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import type { Registry } from "prom-client";
import { publicFor } from "../cache/hints/cache-control-header.js";
import { eventStreamHeaders, streamText, acceptsEventStream } from "../http/event-stream.js";
import { addExplorerRoutes } from "../explorer/explorer-routes.js";
import { createHttpServer, listen } from "../http/http-server.js";
import { answerPage } from "../peers/in-process-transport.js";
import type { GraphAnswerBody, GraphRequest } from "./graph-request.js";
import type { Logger } from "../logging/logger.js";
import { settingPrefix } from "../config/subgraph-addresses.js";
import { requestsExplorer, type GraphServer } from "./over-http/graph-server.js";
import { addAnswerHeaders, headersOf } from "./over-http/answer-headers.js";
import { readParams } from "./over-http/graphql-params.js";
import { PersistedQueries } from "./over-http/persisted-queries.js";
import { addRawPostRoute } from "../http/raw-post-route.js";
import { addStreamRoutes } from "../http/stream-routes.js";
import { responseEndSignal } from "../http/response-end-signal.js";
import { publicChangesPath } from "./public-changes-path.js";
import { admission } from "./subgraph-admission.js";
import type { RouterCredentials } from "../identity/router-credentials.js";
import type { ServiceTokens } from "../identity/service-token.js";
import type { Subgraph } from "./subgraph.js";

const bodyLimitBytes = 4 * 1024 * 1024;

export interface ServeDependencies {
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly serviceTokens: ServiceTokens;
  readonly routers?: RouterCredentials;
  /** Without a token, no client can read the metrics. */
  readonly metricsToken: string | undefined;
  /** Whether responses report the number of SQL statements. */
  readonly reportsWork: boolean;
  /** Answers operations; by default, the subgraph's own executor does everything. */
  readonly graphServer?: GraphServer | undefined;
}

/**
 * Serves a subgraph over HTTP: `POST /graphql`, `/health`, `/health/live`, `/health/ready`, `/metrics`, its pages and
 * its webhooks. Disposing it waits for running requests. Without a service token, only the health endpoints answer;
 * `/metrics` has its own token.
 */
export async function serveSubgraph(
  subgraph: Subgraph,
  address: { port: number; host: string },
  { logger, metrics, serviceTokens, routers, metricsToken, reportsWork, graphServer }: ServeDependencies,
): Promise<AsyncDisposable & { port: number }> {
  const server = createHttpServer({ service: subgraph.name, logger, bodyLimitBytes });
  const persistedQueries = new PersistedQueries();
  const explorer = graphServer?.explorerFolder;
  const isOpen = explorer === undefined ? undefined : requestsExplorer;
  server.addHook("onRequest", admission(subgraph.name, { serviceTokens, routers, metricsToken, isOpen }));
  const closing = new AbortController();
  // otherwise the server would wait for open streams
  server.addHook("preClose", async () => closing.abort());
  const answerLean = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const answer = await subgraph.execute(requestFrom(request, persistedQueries), headersOf(request));
    addAnswerHeaders(reply, answer, reportsWork);
    if (answer.publicSeconds) void reply.header("cache-control", publicFor(answer.publicSeconds));
    return reply.code(answer.status).send(answer.body);
  };
  const answer = graphServer?.handlerFor(reportsWork) ?? answerLean;
  server.post("/graphql", async (request, reply) => {
    if (!acceptsEventStream(request.headers.accept)) return answer(request, reply);
    const stopped = AbortSignal.any([closing.signal, responseEndSignal(reply.raw)]);
    const answers = jsonOf(subgraph.subscribe(requestFrom(request, persistedQueries), headersOf(request), stopped));
    return reply.headers(eventStreamHeaders).send(Readable.from(streamText(answers, stopped)));
  });
  if (graphServer) server.get("/graphql", answer);
  if (explorer !== undefined) addExplorerRoutes(server, explorer);
  const { publicChanges } = subgraph;
  if (publicChanges) {
    server.get(publicChangesPath, async (_request, reply) => {
      const stopped = AbortSignal.any([closing.signal, responseEndSignal(reply.raw)]);
      const messages = jsonOf(publicChanges(stopped));
      return reply.headers(eventStreamHeaders).send(Readable.from(streamText(messages, stopped)));
    });
  }
  const isHealthy = (): Promise<boolean> =>
    subgraph.checkHealth().then(
      () => true,
      () => false,
    );
  server.get("/health", async (_request, reply) => {
    const healthy = await isHealthy();
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
  server.get("/health/ready", async (_request, reply) => {
    const ready = !closing.signal.aborted && (await isHealthy());
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ok" : "down" });
  });
  if (subgraph.pages?.length) {
    server.get("/*", async (request, reply) => {
      const page = await answerPage(subgraph, request.url.split("?", 1)[0] ?? "", request.headers);
      if (!page) return reply.callNotFound();
      return reply.code(page.status).type(page.contentType).send(page.body);
    });
  }
  const { handlePost } = subgraph;
  if (handlePost) await addRawPostRoute(server, "/*", handlePost);
  const { streams } = subgraph;
  if (streams) {
    const methods = ["GET", "HEAD", "POST", "PATCH", "DELETE"] as HTTPMethods[];
    const { paths, answer: answerStream } = streams;
    await addStreamRoutes(
      server,
      paths.map((path) => ({ path, methods, answer: (request) => answerStream(request) })),
    );
  }
  const portSetting = `SERVICE_PORT (with npm run services: ${settingPrefix(subgraph.name)}_URL)`;
  const port = await listen(server, { ...address, portSetting });
  return { port, [Symbol.asyncDispose]: () => server.close() };
}

function requestFrom({ body }: FastifyRequest, persistedQueries: PersistedQueries): GraphRequest {
  const params = readParams("POST", body);
  const { variables, operationName } = params;
  return { query: persistedQueries.textOf(params), variables, operationName };
}

async function* jsonOf(answers: AsyncIterable<GraphAnswerBody | readonly string[]>): AsyncGenerator<string, void> {
  for await (const answer of answers) yield JSON.stringify(answer);
}
