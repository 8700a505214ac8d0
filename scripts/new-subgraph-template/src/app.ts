import { randomUUID } from "node:crypto";
import { assembleSubgraph } from "@souk/kernel/subgraph/assemble-subgraph";
import { openDatabase } from "@souk/kernel/database/database";
import { failedJobsIn } from "@souk/kernel/jobs/failed-jobs";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { subgraphSchema } from "@souk/kernel/graph/subgraph-schema";
import { startJobs } from "@souk/kernel/jobs/start-jobs";
import type { Subgraph, ServiceContext } from "@souk/kernel/subgraph/subgraph";
import type { ExampleConfig } from "./config.js";
import { exampleDomain } from "./domain/example-domain.js";
import { ExampleEntryResolver } from "./graph/example-entry-resolver.js";
//#if extends
import { ExampleParentResolver } from "./graph/example-parent-resolver.js";
//#end
import { exampleReferences } from "./graph/example-references.js";
import { exampleTypes } from "./graph/example-types.js";
import { exampleJobs } from "./jobs/example-jobs.js";
import { exampleDatabase } from "./store/database-definition.js";
import { ExampleEntryRepository } from "./store/example-entry-repository.js";

export async function startExample(config: ExampleConfig, serviceContext: ServiceContext): Promise<Subgraph> {
  const { logger, clock } = serviceContext;
  await using resources = new AsyncDisposableStack();
  const database = resources.use(await openDatabase({ ...exampleDatabase, settings: config.database, logger }));
  const store = new ExampleEntryRepository(database);
  const domain = exampleDomain({ store, clock, newId: randomUUID });
  const schema = subgraphSchema(exampleTypes, {
//#if extends
    resolvers: [
      new ExampleEntryResolver(domain),
      new ExampleParentResolver(domain),
      new OutboxResolver(failedJobsIn(database)),
    ],
//#else
    resolvers: [new ExampleEntryResolver(domain), new OutboxResolver(failedJobsIn(database))],
//#end
    references: exampleReferences(store),
  });
  resources.use(
    await startJobs("example", {
      database,
      serviceContext,
      handlers: exampleJobs(domain),
    }),
  );
  return await assembleSubgraph({ name: "example", schema, serviceContext, database, resources: resources.move() });
}
