import { access, constants, mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ensureCardKeyFiles } from "@souk/kernel/cards/card-key-files";
import type { Environment } from "@souk/kernel/config/config-reader";
import { startOwnPostgres } from "../one-process/own-postgres.js";
import { ensureKeySetFile } from "@souk/kernel/keys/key-set-file";
import { loadOrCreateSecretKeyFile } from "@souk/kernel/keys/secret-key";
import { createLogger } from "@souk/kernel/logging/logger";
import { findEmbeddedPostgres } from "@souk/embedded-postgres";
import type { ShopConfig } from "./config.js";
import { areCardKeysMissing, missingKeys, missingSecretKeys } from "./missing-keys.js";
import { roleDatabases } from "../one-process/role-databases.js";
import type { StartProgress } from "../one-process/start-progress.js";

/** The data directory cannot be used. The message is the line that the operator reads. */
class DataDirError extends Error {
  constructor(dataDir: string, cause: unknown) {
    super(
      `cannot write to ${dataDir} (${(cause as NodeJS.ErrnoException).code ?? String(cause)}); set DATA_DIR to a folder that can be written`,
    );
    this.name = "DataDirError";
  }
}

export interface ShopEnvironment extends AsyncDisposable {
  readonly environment: Environment;
  /** The PostgreSQL server that this process started for itself, if any. */
  readonly ownServerUrl: string | undefined;
}

/** Returns whether the shop runs its own PostgreSQL and has never started on this data folder. */
export async function isFirstStart({ embeddedDatabase, dataDir }: ShopConfig): Promise<boolean> {
  return embeddedDatabase && (await findEmbeddedPostgres(dataDir)) === "never started";
}

/** Returns the given environment, plus this machine's own database and keys when none are given. */
export async function openShopEnvironment(
  config: ShopConfig,
  given: Environment,
  progress?: StartProgress,
): Promise<ShopEnvironment> {
  await using resources = new AsyncDisposableStack();
  await ensureDataDir(config.dataDir);
  const added: Record<string, string> = {};
  let ownServerUrl: string | undefined;
  if (config.embeddedDatabase) {
    progress?.report("creating a database server (once)");
    const postgres = resources.use(await startOwnPostgres(config.dataDir));
    ownServerUrl = postgres.url;
    added.DATABASE_URL = ownServerUrl;
  }
  const server = ownServerUrl === undefined ? config.databaseServer : { url: ownServerUrl, waitMs: 0, isOwn: true };
  progress?.report("creating the databases of the services (once)");
  if (server) Object.assign(added, await roleDatabases(server, given, createLogger("souk", config.logLevel)));
  if (config.ownKeys) {
    for (const name of missingKeys(given)) {
      const file = join(config.dataDir, "keys", `${name.toLowerCase().replaceAll("_", "-")}.json`);
      await ensureKeySetFile(file);
      added[`${name}_FILE`] = file;
    }
    if (areCardKeysMissing(given)) {
      const { vault, seal } = await ensureCardKeyFiles(join(config.dataDir, "keys"));
      Object.assign(added, { CARD_VAULT_KEYS_FILE: vault, CARD_SEAL_KEYS_FILE: seal });
    }
    for (const name of missingSecretKeys(given)) {
      const file = join(config.dataDir, "keys", name.toLowerCase().replaceAll("_", "-"));
      await loadOrCreateSecretKeyFile(file);
      added[`${name}_FILE`] = file;
    }
  }
  const ownedResources = resources.move();
  return {
    environment: { ...given, ...added },
    ownServerUrl,
    [Symbol.asyncDispose]: () => ownedResources.disposeAsync(),
  };
}

async function ensureDataDir(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir);
    await access(dataDir, constants.W_OK);
  } catch (error) {
    throw new DataDirError(dataDir, error);
  }
}

/**
 * Creates missing folders one by one: the `recursive` option makes Node retry forever on file systems that allow no new
 * folders, such as /proc.
 */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(folder)).isDirectory()) return;
    const parent = dirname(folder);
    if (code !== "ENOENT" || parent === folder || (await exists(parent))) throw error;
    await makeFolder(parent);
    await makeFolder(folder);
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
