import { randomInt, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { EmbeddedPostgresError } from "./embedded-postgres-error.js";
import { isAlive, observeProcess, type ProcessIdentity } from "./observed-process.js";
import { retireWatchdog } from "./postgres-watchdog.js";

interface ClaimNote {
  readonly owner: ProcessIdentity;
  readonly watchdog?: ProcessIdentity | undefined;
}

interface OthersClaim {
  readonly file: string;
  readonly note: ClaimNote;
}

/**
 * The right to run PostgreSQL on one folder, represented by a separate file in <folder>/postgres-owners. A start first
 * writes its own file and then reads the others, so of two concurrent starts at least one sees the other. A file is
 * removed by its owner or, after the owner's death, by any other process. Therefore no process takes the folder from a living
 * owner, and there is no stale lock that two starts could both break.
 */
export class DataDirClaim implements Disposable {
  private readonly file: string;
  private readonly owner: ProcessIdentity;

  constructor(file: string, owner: ProcessIdentity) {
    this.file = file;
    this.owner = owner;
  }

  /** Records the watchdog for the process that finds this claim after this process has died. */
  noteWatchdog(watchdog: ProcessIdentity | undefined): void {
    writeNote(this.file, { owner: this.owner, watchdog });
  }

  [Symbol.dispose](): void {
    rmSync(this.file, { force: true });
  }
}

const attempts = 5;

/** Throws EmbeddedPostgresError when a living process still owns the folder after about half a second of retries. */
export async function claimDataDir(folder: string, dataDir: string): Promise<DataDirClaim> {
  const owners = join(folder, "postgres-owners");
  const owner = thisProcess();
  mkdirSync(owners, { recursive: true });
  for (let attempt = 1; ; attempt++) {
    const file = join(owners, `${process.pid}-${randomUUID()}.json`);
    writeNote(file, { owner });
    const others = readOthers(owners, file);
    const living = others.find((other) => isAlive(other.note.owner));
    if (living === undefined) {
      await removeDeadClaims(others);
      return new DataDirClaim(file, owner);
    }
    rmSync(file);
    if (attempt === attempts) {
      const { pid } = living.note.owner;
      const holder = pid === process.pid ? "this process" : `another process (${pid})`;
      throw new EmbeddedPostgresError(
        `${holder} already runs PostgreSQL on ${dataDir}; stop it or choose another data directory`,
      );
    }
    // a random pause, so that two starts that see each other do not retry in step for ever
    await delay(randomInt(50, 200));
  }
}

function thisProcess(): ProcessIdentity {
  return { pid: process.pid, startedAt: observeProcess(process.pid)?.startedAt ?? "" };
}

function readOthers(owners: string, own: string): OthersClaim[] {
  const files = readdirSync(owners).filter((name) => name.endsWith(".json"));
  return files
    .map((name) => join(owners, name))
    .filter((file) => file !== own)
    .map((file) => ({ file, note: readNote(file) }));
}

/**
 * Ends the watchdogs of dead owners, which may be about to stop the server. Removes the file that names a watchdog
 * last, because this process may be killed here as well.
 */
async function removeDeadClaims(dead: readonly OthersClaim[]): Promise<void> {
  for (const { file, note } of dead) {
    if (note.watchdog) await retireWatchdog(note.watchdog);
    rmSync(file, { force: true });
  }
}

// Writes a temporary file and renames it, so that a visible claim is always complete.
function writeNote(file: string, note: ClaimNote): void {
  writeFileSync(`${file}.new`, JSON.stringify(note));
  renameSync(`${file}.new`, file);
}

/**
 * Reads a claim. A file that has been removed, or that a power failure left empty, belongs to a dead process: pid 0
 * never lives.
 */
function readNote(file: string): ClaimNote {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as ClaimNote;
  } catch (error) {
    // a file that this process may not read can belong to a living owner
    if (!(error instanceof SyntaxError) && (error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return { owner: { pid: 0, startedAt: "" } };
  }
}
