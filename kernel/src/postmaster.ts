import { readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { EmbeddedPostgresError, orOwnServer } from "./embedded-postgres-error.js";
import { observeProcess } from "./observed-process.js";
import { superuser } from "./postgres-cluster.js";

/** The lines of postmaster.pid that we need; PostgreSQL writes the file at start and removes it at a clean stop. */
interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Undefined before PostgreSQL has made its shared memory. */
  readonly sharedMemoryId: number | undefined;
}

/** What the port says: the server of this cluster, a server that starts or stops just now, or something else or nothing. */
export type PortAnswer = "ours" | "startingOrStopping" | "notOurs";
/** What the pid of postmaster.pid is: `stranger` is a process that got the number later. */
export type PidHolder = "postmaster" | "stranger" | "zombie" | "nobody";
export type ServerVerdict = "adopt" | "start" | "removePidFileAndStart" | "wait";

/**
 * What to do about a postmaster.pid that a start finds.
 * A connection is the only proof of life: the pid of a killed server stays as a zombie until somebody reaps it, and
 * `pg_ctl status` takes that for a running server. PostgreSQL clears away the file of a dead pid by itself, but refuses
 * to start over that of a zombie or a stranger. It is never removed while children of a killed server still use the
 * shared memory: a second server beside them would ruin the data.
 */
export function verdictOn(found: { answer: PortAnswer; holder: PidHolder; memoryInUse: boolean }): ServerVerdict {
  if (found.holder === "postmaster") return found.answer === "ours" ? "adopt" : "wait";
  if (found.memoryInUse) return "wait";
  return found.holder === "nobody" ? "start" : "removePidFileAndStart";
}

/**
 * Waits until it is plain whether a server runs on the cluster: its port when it can be adopted, undefined when a start is due.
 * Throws EmbeddedPostgresError when a server neither answers nor ends for `waitMs`.
 */
export async function findRunningServer(cluster: string, waitMs: number): Promise<number | undefined> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    const postmaster = await readPostmaster(cluster);
    if (postmaster === undefined) return undefined;
    const answer = await askPort(postmaster.port, cluster);
    const verdict = verdictOn({
      answer,
      holder: holderOf(postmaster.pid, cluster),
      memoryInUse: await isMemoryInUse(postmaster),
    });
    if (verdict === "adopt") return postmaster.port;
    if (verdict === "removePidFileAndStart") await rm(join(cluster, "postmaster.pid"), { force: true });
    if (verdict !== "wait") return undefined;
    if (Date.now() >= deadline) {
      throw new EmbeddedPostgresError(
        `the PostgreSQL on ${cluster} (process ${postmaster.pid}) neither answers nor ends; end it ${orOwnServer}`,
      );
    }
    await delay(50);
  }
}

async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  // pid, folder, start, port, socket folder, address, key and id of the shared memory, status (miscinit.c, LOCK_FILE_LINE_*)
  const lines = text.split("\n");
  const memory = lines[6]?.trim().split(/\s+/)[1];
  return {
    pid: Number(lines[0]),
    port: Number(lines[3]),
    sharedMemoryId: memory === undefined ? undefined : Number(memory),
  };
}

/** The port may have gone to another server since, hence the question for its folder. */
export async function askPort(port: number, cluster: string): Promise<PortAnswer> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: superuser,
    password: "",
    database: "postgres",
    ssl: false,
    connectionTimeoutMillis: 2000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
    await client.end();
    return resolve(rows[0]?.folder ?? "") === cluster ? "ours" : "notOurs";
  } catch (error) {
    return (error as { code?: string }).code === "57P03" ? "startingOrStopping" : "notOurs";
  }
}

function holderOf(pid: number, cluster: string): PidHolder {
  // an empty file, left by a machine that lost power
  if (!(pid > 0)) return "stranger";
  const found = observeProcess(pid);
  if (found === undefined) return "nobody";
  if (found.zombie) return "zombie";
  return found.command === undefined || found.command.includes(cluster) ? "postmaster" : "stranger";
}

/** Linux tells who is attached; elsewhere PostgreSQL's own check at start has to do. */
async function isMemoryInUse({ sharedMemoryId }: Postmaster): Promise<boolean> {
  const table = await readFile("/proc/sysvipc/shm", "utf8").catch(() => "");
  const row = table
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .find((columns) => Number(columns[1]) === sharedMemoryId);
  // proc(5): key shmid perms size cpid lpid nattch
  return row !== undefined && Number(row[6]) > 0;
}
