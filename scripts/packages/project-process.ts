import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { until } from "@souk/kernel/testing/eventually";

export interface Command {
  readonly folder: string;
  readonly command: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Runs a command to its end. Throws an error with its output when it fails. */
export async function run({ folder, command: [program, ...options], environment }: Command): Promise<string> {
  const child = spawn(program, options, { cwd: folder, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "close") as Promise<[number | null]>;
  const [[code], stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new Error(`${program} ${options.join(" ")} ended with ${code}:\n${stdout}${stderr}`);
  return stdout;
}

/** A command that runs until it is disposed of, in a process group of its own. */
export class ProjectProcess implements AsyncDisposable {
  readonly lines: string[] = [];
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;

  constructor({ folder, command: [program, ...options], environment }: Command) {
    const child = spawn(program, options, {
      cwd: folder,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    for (const stream of [child.stdout, child.stderr])
      createInterface(stream).on("line", (line) => this.lines.push(line));
    this.ended = once(child, "close");
    this.child = child;
  }

  /** Waits until the shop has reported `count` times that it is ready. */
  async ready(count = 1): Promise<void> {
    try {
      await until(() => {
        if (this.child.exitCode !== null) return true;
        return this.readyLines().length >= count;
      }, 120_000);
    } catch {
      // reported below
    }
    if (this.readyLines().length < count) throw new Error(`the shop is not ready:\n${this.lines.join("\n")}`);
  }

  private readyLines(): string[] {
    return this.lines.filter((line) => line.startsWith("ready "));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // like Ctrl-C: every process of the group gets the signal
    if (this.child.pid !== undefined && this.child.exitCode === null) process.kill(-this.child.pid, "SIGINT");
    await this.ended;
  }
}
