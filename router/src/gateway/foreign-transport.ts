import { publicSecondsIn, uncachedSeconds } from "@souk/kernel/cache/hints/cache-control-header";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { EventStreamClient } from "@souk/kernel/http/event-stream-client";
import { foreignHeaders, GraphEndpoint, jsonHeaders, type EndpointAnswer } from "@souk/kernel/peers/graph-endpoint";
import { jsonIn, UnreadableAnswerError } from "@souk/kernel/peers/read-body";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import type { ForeignAddress } from "@souk/kernel/project/subgraphs/foreign-addresses";
import type { GraphAnswerBody, RequestHeaders } from "@souk/kernel/subgraph/graph-request";
import { z } from "zod";

const probeBody = JSON.stringify({ query: "{ __typename }" });

/** No silence limit: subgraphs of other teams need not send heartbeats. */
const anySilence = 0;

const answerSchema = z
  .object({
    data: z.record(z.string(), z.unknown()).nullish(),
    errors: z.array(z.looseObject({ message: z.string() })).optional(),
  })
  .refine(({ data, errors }) => data !== undefined || errors !== undefined, "has neither data nor errors");

/**
 * Calls a subgraph of a project at its GraphQL endpoint. `proof`: the headers that identify the router. The subgraph
 * cannot set cookies, and its answers are not cached, because it announces no changes.
 */
export function foreignTransport(
  { name, url, timeoutMs = Infinity }: ForeignAddress,
  proof: () => Promise<Record<string, string>>,
): PeerTransport {
  const { origin, pathname, search } = new URL(url);
  const path = pathname + search;
  const endpoint = new GraphEndpoint(origin);
  // a probe must not queue behind slow requests
  const healthEndpoint = new GraphEndpoint(origin, { connections: 2 });
  const streams = new EventStreamClient(name, url, anySilence);
  return {
    hedges: true,
    async send({ query, variables, operationName, body }, headers, { deadlineMs, clientSignal }) {
      const text = body ?? JSON.stringify({ query, variables, operationName });
      const ending = { timeoutMs: Math.min(deadlineMs, timeoutMs), clientSignal };
      try {
        const answer = await endpoint.post(path, text, { ...definedHeaders(headers), ...foreignHeaders }, ending);
        return {
          status: answer.status,
          body: bodyOf(answer),
          setCookies: [],
          publicSeconds: Math.min(publicSecondsIn(answer.headers["cache-control"]), uncachedSeconds),
        };
      } catch (cause) {
        throw new ServiceUnavailableError(name, { cause });
      }
    },
    subscribe: (request, headers, signal) => streams.open(request, definedHeaders(headers), signal),
    async checkHealth(probeTimeoutMs) {
      const headers = { ...(await proof()), ...jsonHeaders };
      const answer = await healthEndpoint
        .post(path, probeBody, headers, { timeoutMs: probeTimeoutMs, clientSignal: undefined })
        .catch((cause: unknown) => {
          throw new ServiceUnavailableError(name, { cause });
        });
      if (answer.status >= 500) throw new ServiceUnavailableError(name);
    },
    // it has no pages
    page: async () => null,
    async [Symbol.asyncDispose]() {
      await Promise.all([endpoint, healthEndpoint, streams].map((part) => part[Symbol.asyncDispose]()));
    },
  };
}

/** Throws when the answer is no answer of GraphQL. */
function bodyOf(answer: EndpointAnswer): GraphAnswerBody {
  const { status } = answer;
  if (status >= 500) throw new UnreadableAnswerError(`the answer has status ${status}`);
  return answerSchema.parse(jsonIn(answer));
}

function definedHeaders(headers: RequestHeaders): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined),
  );
}
