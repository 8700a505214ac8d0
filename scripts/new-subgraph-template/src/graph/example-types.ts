import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { ExampleEntryResolver } from "./example-entry-resolver.js";
//#if extends
import { ExampleParentResolver } from "./example-parent-resolver.js";
//#end

export const exampleTypes: GraphTypes = {
  //#if extends
  resolvers: [ExampleEntryResolver, ExampleParentResolver, OutboxResolver],
//#else
  resolvers: [ExampleEntryResolver, OutboxResolver],
//#end
  orphanedTypes: [],
};
