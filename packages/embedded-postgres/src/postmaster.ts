import { readFile, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { EmbeddedPostgresError } from "./embedded-postgres-error.js";
import { observeProcess, type ProcessIdentity } from "./observed-process.js";
import { readSuperuserPassword, superuser } from "./postgres-password.js";

/** The required lines of postmaster.pid, which PostgreSQL writes at start and removes at a clean stop. */
interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Undefined before PostgreSQL has created its shared memory. */
  readonly sharedMemoryId: number | undefined;
}

/**
 * The state of the port: the server of this cluster, a server that is starting or stopping, or anything else, including
 * no server.
 */
export type PortAnswer = "ours" | "startingOrStopping" | "notOurs";
/** The process with the pid from postmaster.pid: `stranger` is another process that later received the same pid. */
export type PidHolder = "postmaster" | "stranger" | "zombie" | "nobody";
export type ServerDecision = "adopt" | "start" | "removePidFileAndStart" | "wait";

/**
 * Decides how to handle a postmaster.pid that exists at start. Only a connection proves that a server lives: the pid of
 * a killed server remains as a zombie until its parent reaps it, and `pg_ctl status` reports a zombie as a running
 * server. PostgreSQL itself removes the file of a dead pid, but refuses to start over the file of a zombie or a
 * stranger. The file is never removed while children of a killed server still use the shared memory, because a second
 * server would corrupt the data.
 */
export function decide(found: { answer: PortAnswer; holder: PidHolder; memoryInUse: boolean }): ServerDecision {
  if (found.holder === "postmaster") return found.answer === "ours" ? "adopt" : "wait";
  if (found.memoryInUse) return "wait";
  return found.holder === "nobody" ? "start" : "removePidFileAndStart";
}

/**
 * Waits until it is clear whether a server runs on the cluster. Returns the port of a server that can be adopted, or
 * undefined when a server must be started. Throws EmbeddedPostgresError when a server neither answers nor ends for
 * `waitMs`.
 */
export async function findRunningServer(cluster: string, waitMs: number): Promise<number | undefined> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    const postmaster = await readPostmaster(cluster);
    if (postmaster === undefined) return undefined;
    const answer = await probePort(postmaster.port, cluster);
    const decision = decide({
      answer,
      holder: holderOf(postmaster.pid, cluster),
      memoryInUse: await isMemoryInUse(postmaster),
    });
    if (decision === "adopt") return postmaster.port;
    if (decision === "removePidFileAndStart") await rm(join(cluster, "postmaster.pid"), { force: true });
    if (decision !== "wait") return undefined;
    if (Date.now() >= deadline) {
      throw new EmbeddedPostgresError(
        `the PostgreSQL on ${cluster} (process ${postmaster.pid}) neither answers nor ends; end it`,
      );
    }
    await delay(50);
  }
}

/** The process that postmaster.pid names; undefined when there is no such process. */
export async function observePostmaster(cluster: string): Promise<ProcessIdentity | undefined> {
  const postmaster = await readPostmaster(cluster);
  return postmaster && observeProcess(postmaster.pid);
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

/** Asks the server for its data directory, because another server may have taken the port since. */
export async function probePort(port: number, cluster: string): Promise<PortAnswer> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: superuser,
    // a server that was created without a password ignores this one
    password: readSuperuserPassword(dirname(cluster)) ?? "",
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

/**
 * Returns whether processes use the shared memory. Only Linux shows this; on other systems PostgreSQL's own check at
 * start must suffice.
 */
async function isMemoryInUse({ sharedMemoryId }: Postmaster): Promise<boolean> {
  const table = await readFile("/proc/sysvipc/shm", "utf8").catch(() => "");
  const row = table
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .find((columns) => Number(columns[1]) === sharedMemoryId);
  // proc(5): key shmid perms size cpid lpid nattch
  return row !== undefined && Number(row[6]) > 0;
}
