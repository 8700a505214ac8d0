import { composeServices } from "@apollo/composition";
import { printSchema, Supergraph } from "@apollo/federation-internals";
import { subgraphSdl } from "@souk/kernel/graph/subgraph-schema";
import { subgraphPorts } from "@souk/kernel/subgraph-addresses";
import { parse } from "graphql";
import { borderProblems } from "./schema-borders.ts";
import { graphTypesOf, subgraphNames } from "./subgraph-graph-types.ts";

/** Composition goes through with these, and clients would meet a schema that nobody wrote. */
const dangerousHints = new Set(["INCONSISTENT_UNION_MEMBER"]);

/** Every generated file of `schema/` by its path in there. Throws Error with all that is wrong. */
export async function composeSchema(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const services = [];
  for (const name of subgraphNames) {
    const sdl = subgraphSdl(await graphTypesOf(name));
    files.set(`subgraphs/${name}.graphql`, `${sdl}\n`);
    services.push({ name, typeDefs: parse(sdl), url: `http://${name}:${subgraphPorts[name]}/graphql` });
  }
  const { supergraphSdl, errors, hints } = composeServices(services);
  if (errors)
    throw new Error(`the subgraphs do not compose:\n${errors.map((error) => `  ${error.message}`).join("\n")}`);
  const dangers = hints.filter(
    ({ definition }) => definition.level.name === "WARN" || dangerousHints.has(definition.code),
  );
  const problems = [...dangers.map((hint) => `${hint.definition.code}: ${hint.message}`), ...borderProblems(services)];
  if (problems.length > 0)
    throw new Error(`the schema composes, but:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  files.set("supergraph.graphql", `${supergraphSdl}\n`);
  files.set("api.graphql", `${printSchema(Supergraph.build(supergraphSdl).apiSchema())}\n`);
  return files;
}
