import { createHash } from "node:crypto";
import {
  access,
  chmod,
  chown,
  constants,
  lchown,
  lstat,
  mkdir,
  readdir,
  realpath,
  stat,
  writeFile,
} from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { EmbeddedPostgresError, reasonOf } from "./embedded-postgres-error.js";
import { runPostgresTool, type PostgresUser } from "./postgres-tool.js";

/** The location of the data and the user who may access it. */
export interface PostgresHome {
  /** Contains the cluster and the files about it: the data directory, or its replacement below /var/tmp. */
  readonly folder: string;
  /** PostgreSQL's data directory; it may not exist yet. */
  readonly cluster: string;
  readonly user: PostgresUser;
}

// PostgreSQL refuses to run as root, and initdb requires a user with an entry in passwd: every Linux has nobody
const nobody = { uid: 65_534, gid: 65_534 };
const writableByAll = "/var/tmp";

/**
 * Creates the data directory if needed and determines the location of the cluster. The default is <dataDir>/postgres.
 * For root it can differ: PostgreSQL then runs as nobody (or as the owner of an existing cluster), and when that user
 * cannot enter dataDir, the cluster is in /var/tmp/souk-<hash of dataDir>, as noted in <dataDir>/postgres-location.txt.
 * An existing cluster never moves. Throws EmbeddedPostgresError when the data directory cannot be used.
 */
export async function findPostgresHome(dataDir: string): Promise<PostgresHome> {
  const folder = await openDataDir(dataDir);
  const cluster = join(folder, "postgres");
  const owner = await stat(cluster).catch(() => undefined);
  return process.getuid?.() === 0 ? findHomeForRoot(folder, cluster, owner) : checkOwnHome(folder, cluster, owner);
}

/** Returns the possible locations of a data directory's cluster; neither needs to exist. */
export function possibleHomes(folder: string): readonly string[] {
  return [folder, join(writableByAll, substituteName(folder))];
}

function substituteName(folder: string): string {
  return `souk-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`;
}

/** Creates a folder below /var/tmp that every user may enter and only root may write to. */
export async function sharedFolder(name: string): Promise<string> {
  const folder = join(writableByAll, name);
  await mkdir(folder, { recursive: true });
  const found = await lstat(folder);
  // every user may create folders in /var/tmp, so a folder of another user could contain anything
  if (!found.isDirectory() || found.uid !== 0) {
    throw new EmbeddedPostgresError(`${folder} does not belong to root; remove it, or start as an ordinary user`);
  }
  await chmod(folder, 0o755);
  return folder;
}

async function openDataDir(dataDir: string): Promise<string> {
  // pg_ctl passes the path to a shell in double quotes, and postmaster.pid has one line for it
  if (/["$`\n]/.test(resolve(dataDir))) {
    throw new EmbeddedPostgresError(
      `PostgreSQL cannot work below ${resolve(dataDir)}; choose a data directory without quotes and $`,
    );
  }
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK | constants.X_OK);
    return await realpath(dataDir);
  } catch (error) {
    throw new EmbeddedPostgresError(
      `cannot write to the data directory ${dataDir} (${reasonOf(error)}); choose another one`,
      error,
    );
  }
}

function checkOwnHome(folder: string, cluster: string, owner: { uid: number } | undefined): PostgresHome {
  const uid = process.getuid?.();
  if (owner !== undefined && uid !== undefined && owner.uid !== uid) {
    throw new EmbeddedPostgresError(
      `${cluster} belongs to another user (uid ${owner.uid}); start as that user or as root, or choose another data directory`,
    );
  }
  return { folder, cluster, user: undefined };
}

async function findHomeForRoot(
  folder: string,
  cluster: string,
  owner: { uid: number; gid: number } | undefined,
): Promise<PostgresHome> {
  const user = owner === undefined || owner.uid === 0 ? nobody : { uid: owner.uid, gid: owner.gid };
  const substitute = substituteName(folder);
  const reachable = (await canEnter(folder, user)) || (await allowEntry(folder, user));
  if (owner !== undefined) {
    if (!reachable) {
      throw new EmbeddedPostgresError(
        `user ${user.uid}, whom PostgreSQL runs as, cannot enter ${folder}; chmod o+x the folders above ${cluster}`,
      );
    }
    if (owner.uid === 0) await changeOwner(cluster, user);
    return { folder, cluster, user };
  }
  const hasSubstitute = (await lstat(join(writableByAll, substitute, "postgres")).catch(() => undefined)) !== undefined;
  if (reachable && !hasSubstitute) return { folder, cluster, user };
  const elsewhere = await sharedFolder(substitute);
  const there = join(elsewhere, "postgres");
  await writeFile(
    join(folder, "postgres-location.txt"),
    `The data of PostgreSQL is in ${there}: its user (uid ${user.uid}) cannot enter this folder.\n`,
  );
  return { folder: elsewhere, cluster: there, user };
}

/**
 * Lets PostgreSQL's group enter, but not list, a data directory that is private to root; other files in it keep their
 * modes. Does not change the folders above it.
 */
async function allowEntry(folder: string, user: { uid: number; gid: number }): Promise<boolean> {
  const { uid, gid, mode } = await stat(folder);
  const isPrivateToRoot = uid === 0 && gid === 0 && (mode & 0o001) === 0;
  if (!isPrivateToRoot || !(await canEnter(dirname(folder), user))) return false;
  await chown(folder, uid, user.gid);
  await chmod(folder, (mode & 0o7707) | 0o010);
  return canEnter(folder, user);
}

/** Changes the owner of a cluster that belongs to root because root copied or unpacked it. */
async function changeOwner(cluster: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  await chown(cluster, uid, gid);
  for (const path of await readdir(cluster, { recursive: true })) await lchown(join(cluster, path), uid, gid);
}

/** Tries to enter the folder instead of evaluating its mode, because access lists and mounts also matter. */
async function canEnter(folder: string, user: PostgresUser): Promise<boolean> {
  const { exitCode } = await runPostgresTool("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { user, timeoutMs: 10_000 });
  return exitCode === 0;
}
