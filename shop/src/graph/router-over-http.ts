import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { GraphEndpoint, jsonHeaders } from "@souk/kernel/peers/graph-endpoint";
import type { ExecuteGraph } from "@souk/kernel/project/subgraphs/execute-graph";
import type { GraphAnswerBody, RequestHeaders } from "@souk/kernel/subgraph/graph-request";

const timeoutMs = 10_000;

/** Sends the operations of a project's resolvers to the router of another process. */
export function routerOverHttp(url: string): AsyncDisposable & { readonly execute: ExecuteGraph } {
  const endpoint = new GraphEndpoint(new URL(url).origin);
  return {
    async execute({ query, variables, headers, clientAddress }) {
      const forwarded = { ...headers, "x-forwarded-for": clientAddress };
      try {
        const body = JSON.stringify({ query, variables });
        const all = { ...definedHeaders(forwarded), ...jsonHeaders };
        const { text } = await endpoint.post("/graphql", body, all, { timeoutMs, clientSignal: undefined });
        return JSON.parse(text) as GraphAnswerBody;
      } catch (cause) {
        throw new ServiceUnavailableError("router", { cause });
      }
    },
    [Symbol.asyncDispose]: () => endpoint[Symbol.asyncDispose](),
  };
}

function definedHeaders(headers: RequestHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
