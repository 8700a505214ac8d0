import { dirname, join } from "node:path";
import { stat } from "node:fs/promises";
import type { Writable } from "node:stream";
import { readSettings, type Environment } from "@souk/kernel/config/config-reader";
import { loadProject } from "@souk/kernel/project/load-project";
import { openStorage } from "@souk/media/storage";
import { readStorageSettings } from "@souk/media/storage-settings";
import { openOwnerUrls } from "../audit/database-urls.js";
import { readShopConfig } from "../settings/config.js";
import { backupUsage, readBackupArguments } from "./backup-arguments.js";
import { readBackupDatabases } from "./backup-databases.js";
import { deleteOldBackups, writeBackupFile } from "./backup-file.js";
import { newIdentityFile, readRecipients } from "./backup-keys.js";
import { expectedFailure } from "../databases/command-failure.js";
import { BackupError } from "./manifest.js";
import { verifyBackup } from "./verify-backup.js";
import { writeBackup } from "./write-backup.js";

export interface BackupOutput {
  readonly stdout: Writable;
  readonly printError: (text: string) => void;
}

/** Returns the exit code: 0 when all went well, 1 when a verified backup has differences, 2 when the command failed. */
export async function runBackup(
  given: readonly string[],
  environment: Environment,
  { stdout, printError }: BackupOutput,
): Promise<0 | 1 | 2> {
  const args = readBackupArguments(given);
  if (!args) {
    printError(backupUsage);
    return 2;
  }
  try {
    switch (args.command) {
      case "key":
        stdout.write(`${await newIdentityFile()}\n`);
        return 0;
      case "verify":
        return await verifyBackup(args.file, environment, (line) => stdout.write(`${line}\n`));
      case "write":
        await write(args, environment, { stdout, printError });
        return 0;
    }
  } catch (error) {
    const line = expectedFailure(error);
    if (line === undefined) throw error;
    printError(line);
    return 2;
  }
}

async function write(
  { to, keep }: { readonly to: string; readonly keep: number | undefined },
  environment: Environment,
  { stdout, printError: report }: BackupOutput,
): Promise<void> {
  const startedAt = performance.now();
  const isFolder = (await stat(to).catch(() => undefined))?.isDirectory() ?? false;
  if (keep !== undefined && !isFolder) throw new BackupError(`--keep needs a folder, and ${to} is none`);
  const recipients = readSettings("backup", environment, readRecipients);
  const project = await loadProject(environment);
  await using opened = await openOwnerUrls(environment);
  const urls = readSettings("backup", opened.environment, readBackupDatabases, project);
  if (!urls.has("cart")) report("carts are in Redis, which this backup does not include");
  const { dataDir } = readSettings("backup", opened.environment, readShopConfig);
  const storage = readSettings("backup", opened.environment, readStorageSettings);
  if ("bucket" in storage) report(`media is in the bucket ${storage.bucket}, which this backup does not include`);
  const media = "bucket" in storage ? null : await openStorage(storage);
  const source = { urls, keysFolder: join(dataDir, "keys"), media };
  if (to === "-") {
    await writeBackup(source, { recipients, target: stdout, report });
  } else {
    const file = await writeBackupFile(to, new Date(), (target) => writeBackup(source, { recipients, target, report }));
    const { size } = await stat(file);
    report(`wrote ${file}: ${(size / 1e6).toFixed(1)} MB in ${seconds(startedAt)} s`);
    if (keep !== undefined)
      for (const name of await deleteOldBackups(dirname(file), keep)) report(`deleted the older backup ${name}`);
  }
}

function seconds(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}
