import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings, type Environment } from "@souk/kernel/config/config-reader";
import { openStorage } from "@souk/media/storage";
import { audit, countDifferences } from "../audit/audit.js";
import { readDatabaseUrls } from "../audit/database-urls.js";
import { reportText } from "../audit/report-text.js";
import { openShopEnvironment } from "../settings/shop-environment.js";
import { readShopConfig } from "../settings/config.js";
import { verifyChecksums } from "./archive-reader.js";
import { readBackupDatabases } from "./backup-databases.js";
import { readIdentities, readIdentityFile } from "./backup-keys.js";
import type { Manifest } from "./manifest.js";
import { restoreBackup } from "./restore-backup.js";

/**
 * Restores the backup into a temporary server and audits it as of the time of the backup. Returns 1 when the audit finds
 * differences. Throws BackupError.
 */
export async function verifyBackup(file: string, given: Environment, report: (line: string) => void): Promise<0 | 1> {
  const startedAt = performance.now();
  const identities = await readIdentities(readSettings("backup", given, readIdentityFile));
  const backup = await verifyChecksums(file, identities);
  const { manifest } = backup;
  report(`checksums of ${manifest.databases.length} databases: right after ${secondsSince(startedAt)} s`);
  await using folder = await temporaryFolder();
  const environment = environmentFor(manifest, folder.path);
  const restoringSince = performance.now();
  const config = { ...readSettings("backup", environment, readShopConfig), ownKeys: false };
  await using opened = await openShopEnvironment(config, environment);
  const urls = readSettings("backup", opened.environment, readBackupDatabases);
  await using media = await openStorage({ folder: join(folder.path, "media") });
  await restoreBackup({ file, identities }, backup, { urls, media, replace: false, waitMs: 0 }, report);
  const restored = secondsSince(restoringSince);
  const at = new Date(manifest.takenAt);
  const result = await audit(readSettings("backup", opened.environment, readDatabaseUrls), { at });
  report(reportText(result, { isAll: true }));
  const ageMinutes = Math.round((Date.now() - at.getTime()) / 60_000);
  report(`RPO: a loss of the databases now would lose the last ${ageMinutes} min, since ${manifest.takenAt}`);
  report(`RTO: the databases were restored into a new server in ${restored} s`);
  return countDifferences(result) === 0 ? 0 : 1;
}

/** The settings of a shop with the databases of the backup, all on an embedded server in `folder`. */
function environmentFor({ databases }: Manifest, folder: string): Environment {
  const names = databases.map(({ name }) => name);
  return {
    DATA_DIR: folder,
    EMBEDDED_DATABASE: "true",
    LOG_LEVEL: "error",
    ...(names.includes("cart") ? {} : { REDIS_URL: "redis://unused" }),
    ...(names.includes("sandbox") ? {} : { PAYMENT_PROVIDERS: "stripe" }),
  };
}

async function temporaryFolder(): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), "souk-verify-"));
  // when root starts PostgreSQL, it runs as the user nobody, who needs access to the folder
  await chmod(path, 0o755);
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}

function secondsSince(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}
