import type { Engine, SendToSubgraph, SubgraphAnswer } from "../index.js";

/** A GraphQL request from a client. */
export interface ClientRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** Sends requests to the addresses in the supergraph. */
function sendOverHttp(engine: Engine): SendToSubgraph {
  return async ({ subgraph, body }) => {
    const url = engine.supergraph.subgraphs.get(subgraph)?.url ?? "";
    const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    return engine.readJson(await response.text()) as SubgraphAnswer;
  };
}

/** Returns the JSON body of the response. Throws RefusedOperationError when the document is not valid. */
export async function respond(engine: Engine, { query, variables = {} }: ClientRequest): Promise<string> {
  const operation = engine.prepare(query);
  const { coerced, errors: invalid } = engine.coerce(operation, variables);
  if (invalid) return JSON.stringify({ errors: invalid });
  const { data, errors } = await engine.execute(operation, { variables, coerced, send: sendOverHttp(engine) });
  const shown = errors.map(({ message, path }) => ({ message, path }));
  return `{"data":${data}${shown.length > 0 ? `,"errors":${JSON.stringify(shown)}` : ""}}`;
}
