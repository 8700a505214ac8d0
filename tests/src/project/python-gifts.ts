import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../../examples/shop/src/gifts/gifts.py", import.meta.url));
/** The secret with which the router calls the subgraph. */
export const giftsSecret = "a secret of the gifts";

/** The reason why the subgraph in Python cannot run here; undefined where it can. */
export const whyNoPython =
  spawnSync("python3", ["--version"]).status === 0
    ? undefined
    : "python3 is not installed (Debian: apt install python3)";

/** The project with the subgraph in Python. */
export const giftsProject = {
  SOUK_CONFIG: fileURLToPath(new URL("../../../examples/shop/src/gifts/souk.config.ts", import.meta.url)),
  GIFTS_SECRET: giftsSecret,
};

/** The process of `gifts.py`. */
export class PythonGifts implements AsyncDisposable {
  private constructor(
    private readonly child: ChildProcess,
    /** Its GraphQL endpoint. */
    readonly url: string,
  ) {}

  /** `url`: where an earlier process has answered. */
  static async start(url?: string): Promise<PythonGifts> {
    const port = url === undefined ? "0" : new URL(url).port;
    const child = spawn("python3", ["-B", program, port], {
      env: { PATH: process.env.PATH, GIFTS_SECRET: giftsSecret },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(createInterface(child.stdout), "line")) as [string];
    return new PythonGifts(child, line.slice("ready ".length));
  }

  /** Stops answering, with its connections open. */
  pause(): void {
    this.child.kill("SIGSTOP");
  }

  resume(): void {
    this.child.kill("SIGCONT");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await ended;
  }
}
