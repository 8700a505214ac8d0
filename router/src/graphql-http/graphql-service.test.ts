import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { GraphQLFormattedError } from "graphql";
import { Engine } from "@souk/federation-engine";
import type { GraphqlHttpAnswer } from "./graphql-http-answer.js";
import { GraphqlService } from "./graphql-service.js";

const supergraph = new URL("../../../schema/supergraph.graphql", import.meta.url);

let service: GraphqlService<undefined>;

beforeAll(async () => {
  const engine = await Engine.open({ supergraphSdl: readFileSync(supergraph, "utf8") });
  service = new GraphqlService<undefined>({
    engineOf: () => engine,
    checks: [],
    sender: () => async () => ({ data: { me: { email: "ada@example.com" } } }),
    formatError: (formatted: GraphQLFormattedError) => formatted,
  });
});

function post(query: string): Promise<GraphqlHttpAnswer> {
  return service.answer({ method: "POST", accept: undefined, fields: { query } }, undefined);
}

describe("cacheable answers", () => {
  test.each([
    ["for a query", "{ me { email } }", 200],
    ["for a refused operation", "{ nonsense }", 400],
  ])("no caching %s", async (_case, query, status) => {
    const answer = await post(query);
    expect([answer.status, answer.headers["cache-control"]]).toEqual([status, "private, no-store"]);
  });
});
