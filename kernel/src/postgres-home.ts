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
import { EmbeddedPostgresError, orOwnServer, reasonOf } from "./embedded-postgres-error.js";
import { runPostgresTool, type PostgresUser } from "./postgres-tool.js";

/** Where the data lie and who may touch them. */
export interface PostgresHome {
  /** Holds the cluster and our notes about it: the data directory, or its stand-in below /var/tmp. */
  readonly folder: string;
  /** What PostgreSQL calls the data directory; it need not exist yet. */
  readonly cluster: string;
  readonly user: PostgresUser;
}

// PostgreSQL refuses to run as root, and initdb wants a user with an entry in passwd: nobody has one on every Linux
const nobody = { uid: 65_534, gid: 65_534 };
const writableByAll = "/var/tmp";

/**
 * Makes the data directory when it is missing and settles where the cluster lies.
 * That is <dataDir>/postgres, but for root: PostgreSQL then runs as nobody (or as the owner of a cluster that is
 * there), and where that user cannot enter dataDir the cluster lies in /var/tmp/souk-<hash of dataDir>, said in
 * <dataDir>/postgres-location.txt. A cluster never moves once it is made.
 * Throws EmbeddedPostgresError when the data directory cannot be used.
 */
export async function findPostgresHome(dataDir: string): Promise<PostgresHome> {
  const folder = await openDataDir(dataDir);
  const cluster = join(folder, "postgres");
  const owner = await stat(cluster).catch(() => undefined);
  return process.getuid?.() === 0 ? findHomeForRoot(folder, cluster, owner) : checkOwnHome(folder, cluster, owner);
}

/** Where the cluster of a data directory may lie; neither need exist. */
export function possibleHomes(folder: string): readonly string[] {
  return [folder, join(writableByAll, standInName(folder))];
}

function standInName(folder: string): string {
  return `souk-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`;
}

/** A folder below /var/tmp that everybody may enter and only root may fill. */
export async function sharedFolder(name: string): Promise<string> {
  const folder = join(writableByAll, name);
  await mkdir(folder, { recursive: true });
  const found = await lstat(folder);
  // everybody may make folders in /var/tmp: one of somebody else's could hold anything
  if (!found.isDirectory() || found.uid !== 0) {
    throw new EmbeddedPostgresError(
      `${folder} does not belong to root; remove it, start as an ordinary user ${orOwnServer}`,
    );
  }
  await chmod(folder, 0o755);
  return folder;
}

async function openDataDir(dataDir: string): Promise<string> {
  // pg_ctl writes the path between double quotes for a shell, and postmaster.pid gives it one line
  if (/["$`\n]/.test(resolve(dataDir))) {
    throw new EmbeddedPostgresError(
      `PostgreSQL cannot work below ${resolve(dataDir)}; choose a data directory without quotes and $ ${orOwnServer}`,
    );
  }
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK | constants.X_OK);
    return await realpath(dataDir);
  } catch (error) {
    throw new EmbeddedPostgresError(
      `cannot write to the data directory ${dataDir} (${reasonOf(error)}); choose another one ${orOwnServer}`,
      error,
    );
  }
}

function checkOwnHome(folder: string, cluster: string, owner: { uid: number } | undefined): PostgresHome {
  const uid = process.getuid?.();
  if (owner !== undefined && uid !== undefined && owner.uid !== uid) {
    throw new EmbeddedPostgresError(
      `${cluster} belongs to another user (uid ${owner.uid}); start as that user or as root, choose another data directory ${orOwnServer}`,
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
  const standIn = standInName(folder);
  const reachable = (await canEnter(folder, user)) || (await letIn(folder, user));
  if (owner !== undefined) {
    if (!reachable) {
      throw new EmbeddedPostgresError(
        `user ${user.uid}, whom PostgreSQL runs as, cannot enter ${folder}; chmod o+x the folders above ${cluster} ${orOwnServer}`,
      );
    }
    if (owner.uid === 0) await giveAway(cluster, user);
    return { folder, cluster, user };
  }
  const hasStandIn = (await lstat(join(writableByAll, standIn, "postgres")).catch(() => undefined)) !== undefined;
  if (reachable && !hasStandIn) return { folder, cluster, user };
  const elsewhere = await sharedFolder(standIn);
  const there = join(elsewhere, "postgres");
  await writeFile(
    join(folder, "postgres-location.txt"),
    `The data of PostgreSQL lie in ${there}: its user (uid ${user.uid}) cannot enter this folder.\n`,
  );
  return { folder: elsewhere, cluster: there, user };
}

/**
 * A data directory that is private to root lets PostgreSQL's group pass through, not list it; whatever lies beside the
 * cluster keeps its own modes. Folders above it are not ours to open.
 */
async function letIn(folder: string, user: { uid: number; gid: number }): Promise<boolean> {
  const { uid, gid, mode } = await stat(folder);
  const isPrivateToRoot = uid === 0 && gid === 0 && (mode & 0o001) === 0;
  if (!isPrivateToRoot || !(await canEnter(dirname(folder), user))) return false;
  await chown(folder, uid, user.gid);
  await chmod(folder, (mode & 0o7707) | 0o010);
  return canEnter(folder, user);
}

/** A cluster of root's own is one that root copied or unpacked. */
async function giveAway(cluster: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  await chown(cluster, uid, gid);
  for (const path of await readdir(cluster, { recursive: true })) await lchown(join(cluster, path), uid, gid);
}

/** Tried rather than computed from modes: access lists and mounts have a say as well. */
async function canEnter(folder: string, user: PostgresUser): Promise<boolean> {
  const { exitCode } = await runPostgresTool("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { user, timeoutMs: 10_000 });
  return exitCode === 0;
}
