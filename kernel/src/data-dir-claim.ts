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
 * The right to run PostgreSQL on one folder, as a file of its own in <folder>/postgres-owners.
 * A start writes its file first and looks at the others afterwards, so of two starts at least one sees the other; a
 * file is removed by its owner, or by anybody once that process is dead, which is for good. So nothing is ever taken
 * from a living owner, and there is no stale lock that two starts could both break.
 */
export class DataDirClaim implements Disposable {
  private readonly file: string;
  private readonly owner: ProcessIdentity;

  constructor(file: string, owner: ProcessIdentity) {
    this.file = file;
    this.owner = owner;
  }

  /** Tells whoever finds this claim after our death. */
  noteWatchdog(watchdog: ProcessIdentity | undefined): void {
    writeNote(this.file, { owner: this.owner, watchdog });
  }

  [Symbol.dispose](): void {
    rmSync(this.file, { force: true });
  }
}

const attempts = 5;

/** Throws EmbeddedPostgresError when a living process has the folder, after half a second in which it may let go. */
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
      await bury(others);
      return new DataDirClaim(file, owner);
    }
    rmSync(file);
    if (attempt === attempts) {
      throw new EmbeddedPostgresError(
        `another Souk is running on ${dataDir} (process ${living.note.owner.pid}); stop it or choose another data directory`,
      );
    }
    // at random, so that two starts that see each other do not do so for ever
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
 * The watchdog of an owner that was killed may be about to stop the server. The file that names it goes last, for we
 * may be killed here as well.
 */
async function bury(dead: readonly OthersClaim[]): Promise<void> {
  for (const { file, note } of dead) {
    if (note.watchdog) await retireWatchdog(note.watchdog);
    rmSync(file, { force: true });
  }
}

// Written beside and renamed: a claim is whole from the moment it can be seen.
function writeNote(file: string, note: ClaimNote): void {
  writeFileSync(`${file}.new`, JSON.stringify(note));
  renameSync(`${file}.new`, file);
}

/** A file that went away meanwhile, or that a power cut left empty, belongs to a process that is gone: pid 0 never lives. */
function readNote(file: string): ClaimNote {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as ClaimNote;
  } catch (error) {
    // unreadable for us is not gone
    if (!(error instanceof SyntaxError) && (error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return { owner: { pid: 0, startedAt: "" } };
  }
}
