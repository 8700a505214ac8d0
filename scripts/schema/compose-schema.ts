import { printSchema, Supergraph } from "@apollo/federation-internals";
import { subgraphPorts } from "@souk/kernel/config/subgraph-addresses";
import { composeSupergraph, type CompositionProblem } from "@souk/shop/compose/compose-supergraph";
import type { SubgraphSdl } from "./subgraph-sdls.ts";

/** All composition errors of the subgraphs, one per line. */
export class CompositionError extends Error {
  constructor(what: string, problems: readonly string[]) {
    super(`${what}:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.name = "CompositionError";
  }
}

/** Every generated file of `schema/`, by its path in that folder. Throws CompositionError. */
export async function composeSchema(subgraphs: readonly SubgraphSdl[]): Promise<ReadonlyMap<string, string>> {
  const composed = await composeSupergraph(subgraphs.map(({ name, sdl }) => ({ name, sdl, url: addressOf(name) })));
  if (!composed.ok) throw new CompositionError("the subgraphs do not compose", composed.problems.map(explained));
  return new Map([
    ...subgraphs.map(({ name, sdl }) => [`subgraphs/${name}.graphql`, `${sdl}\n`] as const),
    ["supergraph.graphql", composed.supergraph],
    ["api.graphql", `${printSchema(Supergraph.build(composed.supergraph).apiSchema())}\n`],
  ]);
}

/** The advice for each error of composition, by its code. */
const remedies: Readonly<Record<string, string>> = {
  ENUM_VALUE_MISMATCH: "give the enum the same values in all of them",
  EXTENSION_WITH_NO_BASE: "no subgraph owns the type: correct its name, or declare it",
  EXTERNAL_MISSING_ON_BASE: "correct the name of the @external field, or declare it in the subgraph that owns the type",
  EXTERNAL_TYPE_MISMATCH: "give the @external field the type that it has in the subgraph that owns it",
  FIELD_ARGUMENT_TYPE_MISMATCH: "give the argument the same type in all of them",
  FIELD_TYPE_MISMATCH: "give the field the same type in all of them, or rename it in one",
  INTERFACE_FIELD_NO_IMPLEM: "add the field to every type that implements the interface",
  INVALID_FIELD_SHARING: 'remove the field from all but one of them, or add @Directive("@shareable") to each',
  INVALID_GRAPHQL: "correct the classes: the SDL that they make is invalid",
  INCONSISTENT_INPUT_OBJECT_FIELD: "give the input the same fields in all of them",
  INCONSISTENT_UNION_MEMBER: "give the union the same members in all of them",
  KEY_INVALID_FIELDS: "the @key must name fields of the type",
  NON_NULL_AT_BORDER: "make the field nullable: its value is missing while a subgraph is unavailable",
  NO_QUERIES: "add a @Query to a resolver, and the resolver to the list of classes",
  REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH: "add the argument in all of them, or make it nullable",
  SATISFIABILITY_ERROR:
    "the router cannot fetch the field: give the type @Directive('@key(fields: \"id\")') and a reference resolver there",
  TYPE_KIND_MISMATCH: "declare the type as the same kind in all of them, or rename it in one",
};

/** The message with its code, the folders to look at, and what to do. */
function explained({ code, message, subgraphs }: CompositionProblem): string {
  const folders = subgraphs.map((name) => `subgraphs/${name}/src/graph/`);
  const remedy = remedies[code] ?? "compare the types in schema/subgraphs/ with the classes";
  const places = folders.length > 0 ? `\n    in ${folders.join(" and ")}` : "";
  return `${code}: ${message}${places}\n    to do: ${remedy}`;
}

/** The address in the supergraph for routers that read it; our router uses `<SUBGRAPH>_URL` instead. */
function addressOf(name: string): string {
  const ports: Readonly<Partial<Record<string, number>>> = subgraphPorts;
  return `http://${name}:${ports[name] ?? 80}/graphql`;
}
