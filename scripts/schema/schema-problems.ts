import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { UsedOperation } from "@souk/shop/schema-usage/read-usage";
import type { BaseBranch } from "./base-branch.ts";
import { breakingChanges, unrecorded } from "./breaking-changes.ts";
import { composeSchema, CompositionError } from "./compose-schema.ts";
import type { SubgraphSdl } from "./subgraph-sdls.ts";
import { usedChanges } from "./used-changes.ts";

/**
 * All problems of the schema of the project in `folder`; breaking changes are measured against `base`. A change that breaks
 * one of the operations in use is a problem also with a record.
 */
export async function schemaProblems(
  folder: string,
  subgraphs: readonly SubgraphSdl[],
  base: BaseBranch | undefined,
  operations: readonly UsedOperation[] = [],
): Promise<string[]> {
  try {
    const files = await composeSchema(subgraphs);
    const stale = (await staleFiles(join(folder, "schema"), files)).map(
      (path) => `schema/${path} is not what the classes say; npm run schema writes it`,
    );
    const api = files.get("api.graphql") ?? "";
    return [...stale, ...(await unrecordedChanges(api, base)), ...(await brokenOperations(api, base, operations))];
  } catch (error) {
    if (error instanceof CompositionError) return [error.message];
    throw error;
  }
}

/** The generated files that are missing, different, or belong to no subgraph. */
async function staleFiles(folder: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  const committed = (await readdir(join(folder, "subgraphs")).catch(() => [])).map((name) => `subgraphs/${name}`);
  const paths = new Set([...files.keys(), ...committed]);
  const stale = [];
  for (const path of paths) {
    const text = await readFile(join(folder, path), "utf8").catch(() => undefined);
    if (text !== files.get(path)) stale.push(path);
  }
  return stale;
}

async function brokenOperations(
  api: string,
  base: BaseBranch | undefined,
  operations: readonly UsedOperation[],
): Promise<string[]> {
  const known = base?.readFile("schema/api.graphql");
  return known === undefined || operations.length === 0 ? [] : usedChanges(known, api, operations);
}

async function unrecordedChanges(api: string, base: BaseBranch | undefined): Promise<string[]> {
  const known = base?.readFile("schema/api.graphql");
  if (base === undefined || known === undefined) return [];
  const changes = unrecorded(await breakingChanges(known, api), base.changedFiles("docs/decisions"));
  return changes.map(
    ({ coordinate, message }) =>
      `${coordinate} breaks clients: ${message} Since ${base.name}; a record in docs/decisions/ must name it.`,
  );
}
