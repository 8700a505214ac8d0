import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";

/** A gateway in its own process. It prints `ready <address>`. */
export class GatewayProcess implements AsyncDisposable {
  private constructor(
    private readonly child: ChildProcess,
    readonly origin: string,
  ) {}

  /** Throws with the last lines of the program when it ends before it is ready. */
  static async start(
    program: readonly string[],
    environment: Readonly<Record<string, string>>,
  ): Promise<GatewayProcess> {
    const { PATH, HOME, TMPDIR } = process.env;
    const child = spawn(process.execPath, ["--no-warnings", ...program], {
      env: { PATH, HOME, TMPDIR, ...environment },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const lines: string[] = [];
    const ready = Promise.withResolvers<string>();
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface(stream).on("line", (line) => {
        lines.push(line);
        const [, address] = /^ready (\S+)/.exec(line) ?? [];
        if (address !== undefined) ready.resolve(new URL(address.replace("localhost", "127.0.0.1")).origin);
      });
    }
    const ended = once(child, "exit").then(() => {
      throw new Error(`the gateway ended: ${lines.slice(-20).join("\n")}`);
    });
    ended.catch(() => undefined);
    return new GatewayProcess(child, await Promise.race([ready.promise, ended]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    // a program with a child of its own ends both then; Hive Gateway ignores SIGTERM
    this.child.disconnect();
    await Promise.race([ended, delay(1000, undefined, { ref: false })]);
    this.child.kill("SIGKILL");
    await ended;
  }
}
