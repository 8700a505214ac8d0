import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Held, Question, Usage } from "../servers/instrument.ts";
import { pinned } from "./pinned-cores.ts";

const instrument = fileURLToPath(new URL("../servers/instrument.ts", import.meta.url));
const usualStartLimitMs = 60_000;
const answerLimitMs = 30_000;

export interface ServerCommand {
  /** The program and its arguments, for Node. */
  readonly program: readonly string[];
  readonly core: number | undefined;
  /** A folder where V8 keeps what it compiled, for the next start; without it nothing is kept. */
  readonly compileCache?: string;
  /** Added to this process's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Where a minute is not enough. */
  readonly startLimitMs?: number;
  /** How it is ended; one that has processes of its own must be asked. */
  readonly endsBy?: "SIGKILL" | "SIGTERM";
}

/** A program that was started, said `ready …` and answers over its channel. */
export class ServerProcess implements AsyncDisposable {
  /** What it said after `ready`. */
  readonly said: string;
  private readonly child: ChildProcess;
  private readonly endsBy: NodeJS.Signals;

  private constructor(child: ChildProcess, said: string, endsBy: NodeJS.Signals) {
    this.child = child;
    this.endsBy = endsBy;
    // one address and not the two that a name may stand for
    this.said = said.replace("//localhost:", "//127.0.0.1:");
  }

  static async start({
    program,
    core,
    compileCache,
    environment,
    startLimitMs = usualStartLimitMs,
    endsBy = "SIGKILL",
  }: ServerCommand): Promise<ServerProcess> {
    const variables = { ...environment, ...(compileCache === undefined ? {} : { NODE_COMPILE_CACHE: compileCache }) };
    const settings = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
    const node = ["env", ...settings, process.execPath, "--no-warnings", "--import", instrument, ...program];
    const [command = "", ...options] = pinned(core, node);
    const child = spawn(command, options, {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    let log = "";
    child.stderr?.on("data", (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)));
    try {
      return new ServerProcess(child, await readyLine(child, startLimitMs), endsBy);
    } catch (error) {
      child.kill("SIGKILL");
      throw new Error(`${program.join(" ")} did not start:\n${log}`, { cause: error });
    }
  }

  usage(): Promise<Usage> {
    return this.ask({ ask: "usage" });
  }

  held(): Promise<Held> {
    return this.ask({ ask: "held" });
  }

  async ask<Answer>(question: Question | { readonly ask: "calls" }): Promise<Answer> {
    const answered = once(this.child, "message", { signal: AbortSignal.timeout(answerLimitMs) });
    this.child.send(question);
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
  const said = new Promise<string>((resolve, reject) => {
    lines.on("line", (line) => {
      if (line.startsWith("ready ")) resolve(line.slice("ready ".length));
    });
    child.once("exit", () => reject(new Error("it ended")));
    child.once("error", reject);
    setTimeout(() => reject(new Error("it was not ready in time")), limitMs).unref();
  });
  return said;
}
