import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { MemoryUse, Command, Usage } from "../servers/instrument.ts";
import { usageOfChildren } from "./child-processes.ts";
import { pinned } from "./pinned-cores.ts";

const instrument = fileURLToPath(new URL("../servers/instrument.ts", import.meta.url));
const usualStartLimitMs = 60_000;
const answerLimitMs = 30_000;

export interface ServerCommand {
  /** The program and its arguments, for Node. */
  readonly program: readonly string[];
  readonly core: number | undefined;
  /** A folder for V8's compile cache, reused by the next start. Undefined disables the cache. */
  readonly compileCache?: string;
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** For programs that need more than a minute to start. */
  readonly startLimitMs?: number;
  /** The signal that ends the process. A process with children needs SIGTERM. */
  readonly endsBy?: "SIGKILL" | "SIGTERM";
  /** Whether its usage includes its own process, or only its child processes. */
  readonly measures?: "all" | "children";
}

/** A program that has started, has printed `ready …`, and answers over its IPC channel. */
export class ServerProcess implements AsyncDisposable {
  /** The text after `ready` in its output. */
  readonly readyMessage: string;
  private readonly child: ChildProcess;
  private readonly endsBy: NodeJS.Signals;
  private readonly measures: "all" | "children";

  private constructor(
    child: ChildProcess,
    message: string,
    { endsBy = "SIGKILL", measures = "all" }: Pick<ServerCommand, "endsBy" | "measures">,
  ) {
    this.child = child;
    this.endsBy = endsBy;
    this.measures = measures;
    // one fixed address, because a host name may resolve to two
    this.readyMessage = message.replace("//localhost:", "//127.0.0.1:");
  }

  static async start({
    program,
    core,
    compileCache,
    environment,
    startLimitMs = usualStartLimitMs,
    ...options
  }: ServerCommand): Promise<ServerProcess> {
    const variables = { ...environment, ...(compileCache === undefined ? {} : { NODE_COMPILE_CACHE: compileCache }) };
    const settings = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
    const node = ["env", ...settings, process.execPath, "--no-warnings", "--import", instrument, ...program];
    const [command = "", ...words] = pinned(core, node);
    const child = spawn(command, words, {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    // without a listener, the program's own messages would wait, and each would be taken for the next answer
    child.on("message", () => undefined);
    let log = "";
    child.stderr?.on("data", (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)));
    try {
      return new ServerProcess(child, await readyLine(child, startLimitMs), options);
    } catch (error) {
      child.kill("SIGKILL");
      throw new Error(`${program.join(" ")} did not start:\n${log}`, { cause: error });
    }
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error("the process did not start");
    return this.child.pid;
  }

  /** Includes its child processes. Memory that two processes share counts twice. */
  async usage(): Promise<Usage> {
    const own = await this.request<Usage>({ command: "usage" });
    const children = usageOfChildren(this.child.pid ?? NaN);
    if (this.measures === "children") return children;
    return { cpuMs: own.cpuMs + children.cpuMs, rssMb: own.rssMb + children.rssMb };
  }

  memory(): Promise<MemoryUse> {
    return this.request({ command: "held" });
  }

  async request<Answer>(command: Command | { readonly command: "calls" }): Promise<Answer> {
    const answered = once(this.child, "message", { signal: AbortSignal.timeout(answerLimitMs) });
    this.child.send(command);
    const [answer] = (await answered) as [Answer];
    return answer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, "exit");
    this.child.kill(this.endsBy);
    await exited;
  }
}

async function readyLine(child: ChildProcess, limitMs: number): Promise<string> {
  if (!child.stdout) throw new Error("its output is not read");
  const lines = createInterface({ input: child.stdout });
  const message = new Promise<string>((resolve, reject) => {
    lines.on("line", (line) => {
      if (line.startsWith("ready ")) resolve(line.slice("ready ".length));
    });
    child.once("exit", () => reject(new Error("it ended")));
    child.once("error", reject);
    setTimeout(() => reject(new Error("it was not ready in time")), limitMs).unref();
  });
  return message;
}
