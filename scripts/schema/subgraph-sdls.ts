import { existsSync, readFileSync } from "node:fs";
import { CompositionError } from "./compose-schema.ts";
import { readCacheFile, writeCacheFile } from "../cache-file.ts";
import { hashOf, loadedSources } from "../load-sources.ts";
import type { GraphTypes } from "../../kernel/src/graph/subgraph-schema.ts";

export interface SubgraphSdl {
  readonly name: string;
  readonly sdl: string;
}

/** The SDL of a subgraph, with the hashes of the files that it was made from. */
interface CachedSdl extends SubgraphSdl {
  readonly sources: Readonly<Record<string, string>>;
}

const cacheOf = (name: string): string => `node_modules/.cache/souk-graph/${name}.json`;

/** The SDL of every subgraph according to its current classes. Needs no build; reads only what changed since the last call. */
export async function currentSubgraphSdls(): Promise<SubgraphSdl[]> {
  const { subgraphNames } = await import("@souk/kernel/config/subgraph-addresses");
  // a schema lists its fields in the order in which their classes were loaded, which must not depend on what is cached
  await import("@souk/kernel/graph/subgraph-schema");
  await import("@souk/kernel/imports/import-resolver");
  await import("@souk/kernel/graph/outbox-resolver");
  await import("@souk/kernel/graph/personal-data-resolver");
  const sdls = [];
  // one after the other: type-graphql's metadata is global to the process
  for (const name of subgraphNames) sdls.push(readCached(name) ?? (await readClasses(name)));
  return sdls;
}

/** Throws CompositionError when the classes cannot be read. */
async function readClasses(name: string): Promise<SubgraphSdl> {
  try {
    return await sdlOfClasses(name);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CompositionError(`the classes of subgraphs/${name} make no schema`, [
      message,
      `  to do: correct the class or field that the message names, in subgraphs/${name}/src/graph/`,
    ]);
  }
}

async function sdlOfClasses(name: string): Promise<SubgraphSdl> {
  const { subgraphSdl } = await import("@souk/kernel/graph/subgraph-schema");
  const module = (await import(`@souk/${name}/graph-types`)) as Readonly<Record<string, GraphTypes>>;
  const [types] = Object.values(module);
  if (!types) throw new Error(`subgraphs/${name}/src/graph/${name}-types.ts must export the classes of the schema`);
  const sdl = subgraphSdl(types);
  const own = [...loadedSources].filter(
    ([file]) => !file.startsWith("subgraphs/") || file.startsWith(`subgraphs/${name}/`),
  );
  const cached: CachedSdl = { name, sdl, sources: { ...Object.fromEntries(own), "package-lock.json": packagesHash() } };
  writeCacheFile(cacheOf(name), JSON.stringify(cached));
  return cached;
}

function readCached(name: string): SubgraphSdl | undefined {
  const text = readCacheFile(cacheOf(name));
  if (text === undefined) return undefined;
  const { sdl, sources } = JSON.parse(text) as CachedSdl;
  const isCurrent = Object.entries(sources).every(
    ([file, hash]) => existsSync(file) && hashOf(readFileSync(file, "utf8")) === hash,
  );
  return isCurrent ? { name, sdl } : undefined;
}

function packagesHash(): string {
  return hashOf(readFileSync("package-lock.json", "utf8"));
}
