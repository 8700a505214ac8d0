import { join, resolve } from "node:path";
import type { Environment } from "@souk/kernel/config/config-reader";
import { subgraphNames, subgraphPorts } from "@souk/kernel/config/subgraph-addresses";
import type { CustomFields } from "@souk/kernel/custom-fields/custom-field";
import { customFieldsSdl } from "@souk/kernel/custom-fields/graph/custom-fields-sdl";
import type { LoadedProject } from "@souk/kernel/project/project";
import { parse } from "graphql";
import { composeSupergraph, type CompositionProblem, type SubgraphToCompose } from "./compose-supergraph.js";
import { projectSchemas } from "./project-schemas.js";
import { committedSdl, ProjectNotComposedError, supergraphFile } from "./supergraph-file.js";

/**
 * Returns the environment with the supergraph of the project in `SUPERGRAPH_FILE`. It is composed when the project
 * declares fields, types of its own or subgraphs, and stored in `DATA_DIR`. An environment with a `SUPERGRAPH_FILE`
 * stays as it is. The project must be valid. Throws ProjectNotComposedError and CompositionMissingError.
 */
export async function withProjectSupergraph(environment: Environment, loaded: LoadedProject): Promise<Environment> {
  const { fields, graph, subgraphs } = loaded.project;
  const hasFields = Object.values(fields).some((declared) => Object.keys(declared ?? {}).length > 0);
  if ((!hasFields && !graph && subgraphs.length === 0) || environment.SUPERGRAPH_FILE) return environment;
  const folder = join(resolve(environment.DATA_DIR?.trim() || ".data"), "schema");
  const own = await Promise.all(subgraphNames.map((name) => extended(name, fields)));
  const added = await projectSchemas(environment, loaded);
  const composed = composedFile(folder, [...own, ...added.subgraphs], added.problems);
  return { ...environment, SUPERGRAPH_FILE: await composed };
}

/** Reports the problems of the schemas together with those of their composition. */
async function composedFile(
  folder: string,
  subgraphs: readonly SubgraphToCompose[],
  problems: readonly CompositionProblem[],
): Promise<string> {
  if (problems.length === 0) return supergraphFile(folder, subgraphs);
  const composed = await composeSupergraph(subgraphs);
  throw new ProjectNotComposedError([...problems, ...(composed.ok ? [] : composed.problems)]);
}

async function extended(name: keyof typeof subgraphPorts, customFields: CustomFields): Promise<SubgraphToCompose> {
  const sdl = await committedSdl(name);
  const known = parse(sdl).definitions.flatMap((node) => ("name" in node && node.name ? [node.name.value] : []));
  const added = customFieldsSdl(name, customFields, new Set(known));
  return { name, sdl: `${sdl}\n${added}`, url: `http://${name}:${subgraphPorts[name]}/graphql` };
}
