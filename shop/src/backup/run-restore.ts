import { join } from "node:path";
import { readSettings, type Environment } from "@souk/kernel/config/config-reader";
import { loadProject } from "@souk/kernel/project/load-project";
import { readDatabaseWaitMs } from "@souk/kernel/config/database-settings";
import { openStorage } from "@souk/media/storage";
import { readStorageSettings } from "@souk/media/storage-settings";
import { findEmbeddedPostgres } from "@souk/embedded-postgres";
import { readShopConfig } from "../settings/config.js";
import { openShopEnvironment } from "../settings/shop-environment.js";
import { verifyChecksums } from "./archive-reader.js";
import { readRestoreArguments, restoreUsage } from "./backup-arguments.js";
import { readBackupDatabases } from "./backup-databases.js";
import { readIdentities, readIdentityFile } from "./backup-keys.js";
import { expectedFailure } from "../databases/command-failure.js";
import { BackupError } from "./manifest.js";
import { restoreBackup } from "./restore-backup.js";

/** Returns the exit code: 0 when the backup was restored, 2 when it was not. */
export async function runRestore(
  given: readonly string[],
  environment: Environment,
  report: (line: string) => void,
): Promise<0 | 2> {
  const args = readRestoreArguments(given);
  if (!args) {
    report(restoreUsage);
    return 2;
  }
  try {
    await restore(
      args.file,
      args.into === undefined ? environment : onServer(environment, args.into),
      args.replace,
      report,
    );
    return 0;
  } catch (error) {
    const line = expectedFailure(error);
    if (line === undefined) throw error;
    report(line);
    return 2;
  }
}

async function restore(
  file: string,
  given: Environment,
  replace: boolean,
  report: (line: string) => void,
): Promise<void> {
  const startedAt = performance.now();
  const identities = await readIdentities(readSettings("restore", given, readIdentityFile));
  const backup = await verifyChecksums(file, identities);
  const { manifest } = backup;
  report(`${file} of ${manifest.takenAt}, Souk ${manifest.souk}: the checksums are right`);
  const config = readSettings("restore", given, readShopConfig);
  if (config.embeddedDatabase && typeof (await findEmbeddedPostgres(config.dataDir)) === "object")
    throw new BackupError(`a shop runs on ${config.dataDir}; stop it, restore, and start it again`);
  // the keys of the backup, not new ones
  await using opened = await openShopEnvironment({ ...config, ownKeys: false }, given);
  const project = await loadProject(given);
  const urls = readSettings("restore", opened.environment, readBackupDatabases, project);
  const waitMs = readSettings("restore", given, readDatabaseWaitMs);
  await using media = await openStorage(readSettings("restore", given, readStorageSettings));
  await restoreBackup(
    { file, identities },
    backup,
    { urls, keysFolder: join(config.dataDir, "keys"), media, replace, waitMs },
    report,
  );
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  report(`restored all databases as of ${manifest.takenAt} in ${seconds} s; start the shop, then run souk audit`);
}

/** Returns the settings with all databases on the server at `url`. */
function onServer(given: Environment, url: string): Environment {
  const others = Object.entries(given).filter(([name]) => !/DATABASE_(?:DIRECT_)?URL$/.test(name));
  return { ...Object.fromEntries(others), DATABASE_URL: url };
}
