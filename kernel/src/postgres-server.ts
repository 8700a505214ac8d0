import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { EmbeddedPostgresError, orOwnServer } from "./embedded-postgres-error.js";
import { findFreePort, isPortFree } from "./free-port.js";
import type { PostgresBinaries } from "./postgres-binaries.js";
import type { PostgresHome } from "./postgres-home.js";
import {
  portIn,
  readSettingsFile,
  settingsText,
  writeSettingsFile,
  type PostgresSettings,
} from "./postgres-settings.js";
import { runPostgresTool, type ToolResult } from "./postgres-tool.js";
import { PostgresWatchdog } from "./postgres-watchdog.js";
import { findRunningServer } from "./postmaster.js";

const takeoverMs = 60_000;
const settleMs = 1000;
const startSeconds = 60;
const fastStopSeconds = 20;
const immediateStopSeconds = 10;

/** The server process on one cluster. Only for the owner of the data directory, who has made the cluster. */
export class PostgresServer {
  private readonly home: PostgresHome;
  private readonly binaries: PostgresBinaries;
  private readonly log: (line: string) => void;

  constructor(home: PostgresHome, binaries: PostgresBinaries, log: (line: string) => void) {
    this.home = home;
    this.binaries = binaries;
    this.log = log;
  }

  /** Begins before the server does, so that there is no moment in which our death would leave it running. */
  watch(): PostgresWatchdog {
    return new PostgresWatchdog([this.binaries.pg_ctl, ...this.stopArguments("fast", 60)], this.home.user);
  }

  /** The port of the server that runs with these settings, an orphan's or a new one's. */
  async run(settings: PostgresSettings): Promise<number> {
    const orphanPort = await findRunningServer(this.home.cluster, takeoverMs);
    if (orphanPort !== undefined) {
      if (settingsText(orphanPort, settings) === (await readSettingsFile(this.home.folder))) {
        this.log(`PostgreSQL: took over the server on port ${orphanPort}, data in ${this.home.cluster}`);
        return orphanPort;
      }
      // a server with fsync off, for one, is not what this start asked for
      await this.stop();
    }
    return this.start(settings);
  }

  /** Bounded: what does not end in an orderly way is cut off, and PostgreSQL repairs itself at the next start. */
  async stop(): Promise<void> {
    if (await this.isStopped()) return;
    const fast = await this.control(this.stopArguments("fast", fastStopSeconds), fastStopSeconds);
    if (fast.exitCode === 0 || (await this.isStopped())) return;
    this.log(`PostgreSQL: did not stop within ${fastStopSeconds} s, cutting it off`);
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
      await rename(logFile, join(cluster, "server.previous.log")).catch(() => undefined);
      const { exitCode, output } = await this.control(
        ["start", "-D", cluster, "-l", logFile, "-w", "-t", String(startSeconds)],
        startSeconds,
      );
      if (exitCode === 0) {
        this.log(`PostgreSQL: listens on port ${port}, data in ${cluster}`);
        return port;
      }
      // somebody may have taken the port since we looked
      if (attempt < 3 && !(await isPortFree(port))) continue;
      // it may be alive and slow
      await this.stop().catch(() => undefined);
      const complaint = (await lastComplaint(logFile)) ?? output;
      throw new EmbeddedPostgresError(`PostgreSQL did not start: ${complaint}; see ${logFile} ${orOwnServer}`);
    }
  }

  private stopArguments(mode: "fast" | "immediate", seconds: number): string[] {
    return ["stop", "-D", this.home.cluster, "-m", mode, "-w", "-t", String(seconds)];
  }

  private control(args: string[], seconds: number): Promise<ToolResult> {
    // pg_ctl keeps its own time; ours is for a pg_ctl that hangs
    return runPostgresTool(this.binaries.pg_ctl, args, { user: this.home.user, timeoutMs: (seconds + 5) * 1000 });
  }

  private async isStopped(): Promise<boolean> {
    return (await findRunningServer(this.home.cluster, settleMs).catch(() => "still there")) === undefined;
  }
}

async function lastComplaint(logFile: string): Promise<string | undefined> {
  const text = await readFile(logFile, "utf8").catch(() => "");
  return /(?:FATAL|PANIC): +(.*)/.exec(text)?.[1];
}
