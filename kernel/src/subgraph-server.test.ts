import { expect, test } from "@jest/globals";
import { buildSchema } from "graphql";
import { assembleSubgraph } from "./assemble-subgraph.js";
import { testSurroundings } from "./testing/test-surroundings.js";

test("a subgraph that has ended answers as one that is not there, so that whoever asks tries again", async () => {
  const surroundings = await testSurroundings();
  const subgraph = await assembleSubgraph({
    name: "catalog",
    schema: buildSchema("type Query { one: Int }"),
    surroundings,
    database: { ping: async () => undefined },
    opened: new AsyncDisposableStack(),
  });
  expect(await surroundings.ask(subgraph, "{ one }")).toEqual({ data: { one: null } });
  await subgraph[Symbol.asyncDispose]();
  const { errors } = await surroundings.ask(subgraph, "{ one }");
  expect(errors).toMatchObject([{ extensions: { code: "SUBGRAPH_UNAVAILABLE", status: 503, service: "catalog" } }]);
});
