import { rm } from "node:fs/promises";
import { join } from "node:path";
import { ensureKeySetFile, readKeySetFile, writeKeySetFile } from "./key-set-file.js";
import type { KeySet } from "./key-set.js";
import { publicServiceKeysText } from "./public-service-keys.js";
import { writeSecretFile } from "../config/secret-file.js";
import { projectService, subgraphNames } from "../config/subgraph-addresses.js";

/** Every service that calls others and so signs tokens. */
export const callingServices: readonly string[] = [...subgraphNames, projectService, "router"];

export interface ServiceKeyFiles {
  /** The file with the private key set of each service. */
  readonly own: ReadonlyMap<string, string>;
  /** The file with the public halves of all sets. */
  readonly known: string;
}

export function serviceKeyFilesIn(folder: string): ServiceKeyFiles {
  return {
    own: new Map(callingServices.map((service) => [service, join(folder, "services", `${service}.json`)])),
    known: join(folder, "service-public-keys.json"),
  };
}

/**
 * Creates, on first use, the key files for a machine on which each service is a separate process. Removes the old set
 * that all services shared.
 */
export async function ensureServiceKeyFiles(folder: string): Promise<ServiceKeyFiles> {
  const files = serviceKeyFilesIn(folder);
  await rm(join(folder, "service-keys.json"), { force: true });
  for (const path of files.own.values()) await ensureKeySetFile(path);
  await writeSecretFile(files.known, publicServiceKeysText(readServiceKeySets(files)));
  return files;
}

export function readServiceKeySets({ own }: ServiceKeyFiles): Map<string, KeySet> {
  return new Map([...own].map(([service, path]) => [service, readKeySetFile({ path, mustBePrivate: false })] as const));
}

/** Writes the public halves first, so that all services know a key before it signs, and none accepts a removed key. */
export async function writeServiceKeySets(files: ServiceKeyFiles, sets: ReadonlyMap<string, KeySet>): Promise<void> {
  await writeSecretFile(files.known, publicServiceKeysText(sets));
  for (const [service, path] of files.own) {
    const set = sets.get(service);
    if (set) await writeKeySetFile(path, set);
  }
}
