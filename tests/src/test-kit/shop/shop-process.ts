import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { livingProcesses, type LivingProcess } from "./living-processes.js";
import { ShopClient } from "../clients/shop-client.js";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

export type Program =
  | "shop/dist/start.js"
  | "shop/dist/services.js"
  | "router/dist/main.js"
  | "tools/chaos/dist/main.js"
  | `subgraphs/${string}/dist/main.js`;

export interface ShopProcessOptions {
  readonly program?: Program;
  /**
   * The whole environment, except the variables that locate programs and folders. `DATA_DIR` distinguishes the
   * processes of one shop from all others.
   */
  readonly environment: Readonly<Record<string, string>> & { readonly DATA_DIR: string };
  readonly args?: readonly string[];
}

/** The way in which a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * A program of the built shop in its own process, as `npm start` runs it. Disposing it kills the process and its
 * children.
 */
export class ShopProcess implements AsyncDisposable {
  readonly stdout: string[] = [];
  readonly stderr: string[] = [];
  readonly ended: Promise<Ending>;
  private readonly watchers = new Set<(line: string) => void>();

  private constructor(
    private readonly child: ChildProcess,
    private readonly dataDir: string,
  ) {
    this.ended = once(child, "close").then(([code, signal]) => ({ code, signal }));
    if (!child.stdout || !child.stderr) throw new Error("its lines are not to be had");
    createInterface(child.stdout).on("line", (line) => {
      this.stdout.push(line);
      for (const watch of this.watchers) watch(line);
    });
    createInterface(child.stderr).on("line", (line) => this.stderr.push(line));
  }

  static start({ program = "shop/dist/start.js", environment, args = [] }: ShopProcessOptions): ShopProcess {
    const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE } = process.env;
    const child = spawn(process.execPath, [`${root}${program}`, ...args], {
      env: { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    return new ShopProcess(child, environment.DATA_DIR);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** A client for the address that the shop prints when it is ready. */
  async ready(): Promise<ShopClient> {
    const line = await this.line((text) => text.startsWith("ready "));
    const { port } = new URL(line.slice("ready ".length));
    return new ShopClient(`http://127.0.0.1:${port}`);
  }

  /** The first line on standard output that satisfies `isIt`. Throws when the process ends without such a line. */
  async line(isIt: (line: string) => boolean): Promise<string> {
    const known = this.stdout.find(isIt);
    if (known !== undefined) return known;
    const { promise, resolve } = Promise.withResolvers<string>();
    const watch = (line: string): void => {
      if (isIt(line)) resolve(line);
    };
    this.watchers.add(watch);
    const line = await Promise.race([promise, this.ended]);
    this.watchers.delete(watch);
    if (typeof line === "string") return line;
    throw new Error(`it ended with ${JSON.stringify(line)}: ${[...this.stderr, ...this.stdout.slice(-5)].join("\n")}`);
  }

  /** The log lines of warnings and errors, such as those of an open circuit, and standard error. */
  get problems(): readonly string[] {
    return [...this.stdout.filter((line) => /^\{"level":"(?:warn|error|fatal)"/.test(line)), ...this.stderr];
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Sends the signal and returns how the process ended. */
  end(signal: NodeJS.Signals = "SIGTERM"): Promise<Ending> {
    this.kill(signal);
    return this.ended;
  }

  /** The living processes among this one and all its descendants, including PostgreSQL. */
  living(): LivingProcess[] {
    return livingProcesses(this.dataDir);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { pid } of this.living()) kill(pid);
    await this.ended;
    // the children of PostgreSQL end by themselves a moment later
    for (let attempt = 1; attempt <= 100 && this.living().length > 0; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // the process ended by itself meanwhile
  }
}
