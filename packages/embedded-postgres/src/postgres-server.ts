import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { EmbeddedPostgresError } from "./embedded-postgres-error.js";
import { findFreePort, isPortFree } from "./free-port.js";
import { isAlive } from "./observed-process.js";
import type { PostgresBinaries } from "./postgres-binaries.js";
import type { PostgresHome } from "./postgres-home.js";
import { requirePassword, requiresPassword } from "./postgres-password.js";
import {
  portIn,
  readSettingsFile,
  settingsText,
  writeSettingsFile,
  type PostgresSettings,
} from "./postgres-settings.js";
import { runPostgresTool, type ToolResult } from "./postgres-tool.js";
import { PostgresWatchdog } from "./postgres-watchdog.js";
import { findRunningServer, observePostmaster } from "./postmaster.js";

const takeoverMs = 60_000;
const settleMs = 1000;
const startSeconds = 60;
const fastStopSeconds = 20;
const immediateStopSeconds = 10;

/** The server process on one cluster. Only the owner of the data directory may use it, after creating the cluster. */
export class PostgresServer {
  private readonly home: PostgresHome;
  private readonly binaries: PostgresBinaries;
  private readonly log: (line: string) => void;

  constructor(home: PostgresHome, binaries: PostgresBinaries, log: (line: string) => void) {
    this.home = home;
    this.binaries = binaries;
    this.log = log;
  }

  /** Starts a watchdog. Call it before `run`, so that the server never outlives this process without a watchdog. */
  watch(): PostgresWatchdog {
    return new PostgresWatchdog([this.binaries.pg_ctl, ...this.stopArguments("fast", 60)], this.home.user);
  }

  /** Returns the port of the server with these settings: a server that a dead process left running, or a new one. */
  async run(settings: PostgresSettings): Promise<number> {
    const orphanPort = await findRunningServer(this.home.cluster, takeoverMs);
    if (orphanPort !== undefined) {
      const hasSettings = settingsText(orphanPort, settings) === (await readSettingsFile(this.home.folder));
      if (hasSettings && (await requiresPassword(this.home))) {
        this.log(`PostgreSQL: took over the server on port ${orphanPort}, data in ${this.home.cluster}`);
        return orphanPort;
      }
      // a server with fsync off, or one that accepts connections without a password, does not have the requested
      // settings
      await this.stop();
    }
    return this.start(settings);
  }

  /**
   * Stops the server within a time limit: a server that does not stop in an orderly way is stopped immediately, and
   * PostgreSQL recovers at the next start.
   */
  async stop(): Promise<void> {
    const postmaster = await observePostmaster(this.home.cluster);
    await this.shutDown();
    // pg_ctl waits for the removal of postmaster.pid, and the process ends some milliseconds later
    const deadline = Date.now() + settleMs;
    while (postmaster && isAlive(postmaster) && Date.now() < deadline) await delay(5);
  }

  private async shutDown(): Promise<void> {
    if (await this.isStopped()) return;
    const fast = await this.control(this.stopArguments("fast", fastStopSeconds), fastStopSeconds);
    if (fast.exitCode === 0 || (await this.isStopped())) return;
    this.log(`PostgreSQL: did not stop within ${fastStopSeconds} s; stopping it immediately`);
    const immediate = await this.control(this.stopArguments("immediate", immediateStopSeconds), immediateStopSeconds);
    if (immediate.exitCode === 0 || (await this.isStopped())) return;
    throw new EmbeddedPostgresError(
      `PostgreSQL on ${this.home.cluster} does not stop (${immediate.output.split("\n").at(-1)}); end its process by hand`,
    );
  }

  private async start(settings: PostgresSettings): Promise<number> {
    const { cluster, folder } = this.home;
    const logFile = join(cluster, "server.log");
    for (let attempt = 1; ; attempt++) {
      const port = await findFreePort(portIn(await readSettingsFile(folder)));
      await writeSettingsFile(folder, settingsText(port, settings));
      await requirePassword(this.home, this.binaries);
      await rename(logFile, join(cluster, "server.previous.log")).catch(() => undefined);
      const { exitCode, output } = await this.control(
        ["start", "-D", cluster, "-l", logFile, "-w", "-t", String(startSeconds)],
        startSeconds,
      );
      if (exitCode === 0) {
        this.log(`PostgreSQL: listens on port ${port}, data in ${cluster}`);
        return port;
      }
      // another program may have taken the port after the check
      if (attempt < 3 && !(await isPortFree(port))) continue;
      // the server may be running but slow
      await this.stop().catch(() => undefined);
      const reason = (await lastErrorIn(logFile)) ?? output;
      throw new EmbeddedPostgresError(`PostgreSQL did not start: ${reason}; see ${logFile}`);
    }
  }

  private stopArguments(mode: "fast" | "immediate", seconds: number): string[] {
    return ["stop", "-D", this.home.cluster, "-m", mode, "-w", "-t", String(seconds)];
  }

  private control(args: string[], seconds: number): Promise<ToolResult> {
    // pg_ctl has its own timeout; this longer one is for a pg_ctl that hangs
    return runPostgresTool(this.binaries.pg_ctl, args, { user: this.home.user, timeoutMs: (seconds + 5) * 1000 });
  }

  private async isStopped(): Promise<boolean> {
    return (await findRunningServer(this.home.cluster, settleMs).catch(() => "running")) === undefined;
  }
}

async function lastErrorIn(logFile: string): Promise<string | undefined> {
  const text = await readFile(logFile, "utf8").catch(() => "");
  return /(?:FATAL|PANIC): +(.*)/.exec(text)?.[1];
}
