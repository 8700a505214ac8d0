import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { ExampleEntryResolver } from "./example-entry-resolver.js";

export const exampleTypes: GraphTypes = {
  resolvers: [ExampleEntryResolver, OutboxResolver],
  orphanedTypes: [],
};
