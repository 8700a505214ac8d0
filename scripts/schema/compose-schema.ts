import { composeServices } from "@apollo/composition";
import { printSchema, Supergraph } from "@apollo/federation-internals";
import { subgraphPorts } from "@souk/kernel/config/subgraph-addresses";
import { parse } from "graphql";
import { borderProblems } from "./schema-borders.ts";
import type { SubgraphSdl } from "./subgraph-sdls.ts";

/** All composition errors of the subgraphs, one per line. */
export class CompositionError extends Error {
  constructor(what: string, problems: readonly string[]) {
    super(`${what}:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.name = "CompositionError";
  }
}

/**
 * Composition accepts this with a hint below the level of a warning, but clients would get a union that no subgraph has
 * declared.
 */
const dangerousHint = "INCONSISTENT_UNION_MEMBER";

/** Every generated file of `schema/`, by its path in that folder. Throws CompositionError. */
export function composeSchema(subgraphs: readonly SubgraphSdl[]): ReadonlyMap<string, string> {
  const services = subgraphs.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: addressOf(name) }));
  const { supergraphSdl, errors, hints } = composeServices(services);
  if (errors)
    throw new CompositionError(
      "the subgraphs do not compose",
      errors.map(({ message }) => message),
    );
  const dangers = hints
    .filter(({ definition }) => definition.level.name === "WARN" || definition.code === dangerousHint)
    .map(({ definition, message }) => `${definition.code}: ${message}`);
  const problems = [...dangers, ...borderProblems(services)];
  if (problems.length > 0) throw new CompositionError("the schema composes, but", problems);
  return new Map([
    ...subgraphs.map(({ name, sdl }) => [`subgraphs/${name}.graphql`, `${sdl}\n`] as const),
    ["supergraph.graphql", `${supergraphSdl}\n`],
    ["api.graphql", `${printSchema(Supergraph.build(supergraphSdl).apiSchema())}\n`],
  ]);
}

/** The address in the supergraph for routers that read it; our router uses `<SUBGRAPH>_URL` instead. */
function addressOf(name: string): string {
  const ports: Readonly<Partial<Record<string, number>>> = subgraphPorts;
  return `http://${name}:${ports[name] ?? 80}/graphql`;
}
