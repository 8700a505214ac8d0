import { randomUUID } from "node:crypto";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext, type TestViewer } from "@souk/kernel/testing/test-service-context";
import { startExample } from "../app.js";
import { exampleDatabase } from "../store/database-definition.js";

export const admin: TestViewer = { id: randomUUID(), role: "ADMIN" };
export const customer: TestViewer = { id: randomUUID(), role: "CUSTOMER" };

type Variables = Readonly<Record<string, unknown>>;

/** The subgraph on a database of its own, for one test file. */
export interface TestExample extends AsyncDisposable {
  readonly subgraph: Subgraph;
  /** Sends a request like the router, for a viewer or for nobody. */
  execute(query: string, variables?: Variables, as?: TestViewer): Promise<any>;
  /** Returns the entity with this key as the router fetches it, or null. */
  byKey(typename: string, id: string, selection: string): Promise<any>;
}

export async function startTestExample(): Promise<TestExample> {
  await using resources = new AsyncDisposableStack();
  const database = resources.use(await TestDatabase.create("example", exampleDatabase));
  const context = await testServiceContext();
  const subgraph = resources.use(await startExample({ database: database.settings }, context));
  const execute = (query: string, variables: Variables = {}, as?: TestViewer): Promise<any> =>
    context.execute(subgraph, query, variables, as ? { as } : {});
  const opened = resources.move();
  return {
    subgraph,
    execute,
    async byKey(typename, id, selection) {
      const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${typename} { ${selection} } } }`;
      return (await execute(query, { r: [{ __typename: typename, id }] })).data._entities[0];
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
