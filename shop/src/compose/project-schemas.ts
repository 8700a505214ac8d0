import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { readForeignAddresses } from "@souk/kernel/project/subgraphs/foreign-addresses";
import { SettingsReader, type Environment } from "@souk/kernel/config/config-reader";
import { projectPort, projectService, subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import type { LoadedProject } from "@souk/kernel/project/project";
import { GraphQLError, parse } from "graphql";
import { completeSdl, withLink } from "../graph/complete-sdl.js";
import { resolverFaults } from "../graph/resolver-faults.js";
import type { CompositionProblem, SubgraphToCompose } from "./compose-supergraph.js";
import { committedSdl } from "./supergraph-file.js";

export interface ProjectSchemas {
  /** Not of Souk: the project's own and the foreign ones. */
  readonly subgraphs: readonly SubgraphToCompose[];
  readonly problems: readonly CompositionProblem[];
}

/** Reads the SDL of the project's own types and of its foreign subgraphs, with every problem of all of them. */
export async function projectSchemas(environment: Environment, loaded: LoadedProject): Promise<ProjectSchemas> {
  const { graph } = loaded.project;
  const problems: CompositionProblem[] = [];
  const subgraphs: SubgraphToCompose[] = [];
  if (graph) {
    const sdl = await read(projectService, () => projectSdl(loaded), problems);
    if (sdl !== undefined) {
      problems.push(
        ...resolverFaults(parse(sdl), graph.resolvers).map((message) => ({
          code: "RESOLVERS",
          message,
          subgraphs: [projectService],
        })),
      );
      subgraphs.push({
        name: projectService,
        sdl,
        url: `http://${projectService}:${projectPort}/graphql`,
        isForeign: true,
      });
    }
  }
  const reader = new SettingsReader(environment, loaded);
  const addresses = new Map(readForeignAddresses(reader).map(({ name, url }) => [name, url]));
  for (const { name, schema } of loaded.project.subgraphs) {
    const sdl = await read(name, async () => withLink(await sdlOf(schema, loaded)), problems);
    if (sdl !== undefined) subgraphs.push({ name, sdl, url: addresses.get(name) ?? "", isForeign: true });
  }
  return { subgraphs, problems };
}

/** Returns the completed SDL of the project's own types and fields. Rejects when it cannot be read or parsed. */
export async function projectSdl(loaded: LoadedProject): Promise<string> {
  const own = await Promise.all(subgraphNames.map(async (name) => parse(await committedSdl(name))));
  return completeSdl(await sdlOf(loaded.project.graph?.schema ?? "", loaded), own);
}

/** The text itself, or that of the file, if it is a path. */
async function sdlOf(schema: string, { file }: LoadedProject): Promise<string> {
  const isPath = /^[^\s{}]+\.(?:graphqls?|gql)$/.test(schema);
  return isPath ? readFile(resolve(file === undefined ? "." : dirname(file), schema), "utf8") : schema;
}

async function read(
  name: string,
  load: () => Promise<string>,
  problems: CompositionProblem[],
): Promise<string | undefined> {
  try {
    const sdl = await load();
    parse(sdl);
    return sdl;
  } catch (error) {
    const isSyntax = error instanceof GraphQLError;
    const code = isSyntax ? "INVALID_GRAPHQL" : "SCHEMA_NOT_READ";
    const message = `[${name}] ${isSyntax ? error.toString() : (error as Error).message}`;
    problems.push({ code, message, subgraphs: [name] });
    return undefined;
  }
}
