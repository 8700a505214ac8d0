import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@souk/embedded-postgres";
import { TcpRelay } from "@souk/tests/test-kit/clients/tcp-relay";

const endTimeoutMs = 30_000;

/** A database server for this run. It can be stopped in each mode and restarts with its data. */
export class ChaosDatabase implements AsyncDisposable {
  private constructor(
    private readonly dataDir: string,
    private server: EmbeddedPostgres,
    /** Between the shop's connections and the server. */
    readonly relay: TcpRelay,
  ) {}

  static async open(dataDir: string): Promise<ChaosDatabase> {
    const server = await startEmbeddedPostgres({ dataDir });
    return new ChaosDatabase(dataDir, server, await TcpRelay.open(server.url));
  }

  /** The server's own URL, without the relay. */
  get url(): string {
    return this.server.url;
  }

  /** fast: cuts connections and writes all data first. immediate: aborts at once and recovers at the start. */
  async restart(mode: "fast" | "immediate"): Promise<void> {
    if (mode === "immediate") await this.end("SIGQUIT");
    await this.startAgain();
  }

  async kill(): Promise<void> {
    await this.end("SIGKILL");
    await this.startAgain();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.relay[Symbol.asyncDispose]();
    await this.server[Symbol.asyncDispose]();
  }

  /** Starts the server again with the same folder and port, and therefore the same data. */
  private async startAgain(): Promise<void> {
    await this.server[Symbol.asyncDispose]();
    const { url } = this.server;
    this.server = await startEmbeddedPostgres({ dataDir: this.dataDir });
    if (this.server.url !== url) throw new Error(`the database came back at ${this.server.url} instead of ${url}`);
  }

  private async end(signal: "SIGQUIT" | "SIGKILL"): Promise<void> {
    const pid = Number.parseInt(await readFile(join(this.dataDir, "postgres", "postmaster.pid"), "utf8"), 10);
    process.kill(pid, signal);
    for (let waitedMs = 0; isThere(pid); waitedMs += 20) {
      if (waitedMs > endTimeoutMs) throw new Error(`the database (process ${pid}) does not end by ${signal}`);
      await delay(20);
    }
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
