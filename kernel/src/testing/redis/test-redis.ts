import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "@souk/embedded-postgres/free-port";

/** Returns whether this machine has a `redis-server`. */
export function hasRedisServer(): boolean {
  return spawnSync("redis-server", ["--version"], { stdio: "ignore" }).status === 0;
}

const startTimeoutMs = 10_000;

/** A real Redis without persistence for one test file; it ends with the file. */
export class TestRedis implements AsyncDisposable {
  private constructor(
    readonly port: number,
    private readonly server: ChildProcess,
    private readonly folder: string,
  ) {}

  /** Starts on a free port, or on `requestedPort`, the port of a stopped one. */
  static async start(requestedPort?: number): Promise<TestRedis> {
    const folder = await mkdtemp(join(tmpdir(), "souk-redis-"));
    const port = await findFreePort(requestedPort);
    const settings = { port, bind: "127.0.0.1", save: "", appendonly: "no", dir: folder };
    const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const test = new TestRedis(port, spawn("redis-server", options, { stdio: "ignore" }), folder);
    await test.becomeReady();
    return test;
  }

  /** Stops answering, with open connections, until the result is disposed of. */
  pause(): Disposable {
    this.server.kill("SIGSTOP");
    return { [Symbol.dispose]: () => void this.server.kill("SIGCONT") };
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.server.exitCode === null && this.server.signalCode === null) {
      const ended = once(this.server, "exit");
      this.server.kill();
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  private async becomeReady(): Promise<void> {
    const deadline = Date.now() + startTimeoutMs;
    while (!(await isListening(this.port))) {
      if (Date.now() > deadline || this.server.exitCode !== null) {
        await this[Symbol.asyncDispose]();
        throw new Error(`redis-server did not start on port ${this.port}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}
