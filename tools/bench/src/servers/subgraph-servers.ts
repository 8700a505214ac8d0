import { setTimeout } from "node:timers/promises";
import { graphql } from "graphql";
import { delayOf, subgraphNames, subgraphSchema, type SubgraphName } from "../graph/subgraphs.ts";
import { serveGraph } from "./graph-server.ts";

export interface SubgraphServers extends AsyncDisposable {
  readonly urls: Readonly<Record<SubgraphName, string>>;
  /** The number of requests to all subgraphs. */
  readonly calls: () => number;
}

/**
 * Only requests of the workloads are expected. A gateway that makes each request unique reaches this limit and fails.
 */
const rememberedAnswers = 10_000;

/**
 * Starts all subgraphs in one process, which caches its answers. The subgraphs therefore cost little, and the same for
 * every gateway.
 */
export async function startSubgraphs(): Promise<SubgraphServers> {
  const resources = new AsyncDisposableStack();
  let calls = 0;
  const urls: Partial<Record<SubgraphName, string>> = {};
  for (const name of subgraphNames) {
    const schema = subgraphSchema(name);
    const answers = new Map<string, { readonly answer: Buffer; readonly delayMs: number }>();
    const server = await serveGraph(async (body) => {
      calls += 1;
      const known = answers.get(body);
      if (known) return known.delayMs === 0 ? known.answer : setTimeout(known.delayMs, known.answer);
      const { query, variables, operationName } = JSON.parse(body) as {
        query: string;
        variables?: Record<string, unknown>;
        operationName?: string;
      };
      const result = await graphql({ schema, source: query, variableValues: variables, operationName });
      const answer = Buffer.from(JSON.stringify(result));
      if (answers.size >= rememberedAnswers) answers.clear();
      answers.set(body, { answer, delayMs: delayOf(query) });
      return answer;
    });
    resources.use(server);
    urls[name] = server.url;
  }
  return {
    urls: urls as Record<SubgraphName, string>,
    calls: () => calls,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
