import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";

/** A program that works reports its progress each second. */
const silentMs = 120_000;

/** The program ended with an error. */
export class ProgramFailedError extends Error {
  constructor(program: string, exit: string, reason: string) {
    super(`${program} ended with ${exit}: ${reason.trim().slice(-500)}`);
    this.name = "ProgramFailedError";
  }
}

export interface ProgramOptions {
  readonly signal?: AbortSignal;
  readonly onLine?: (line: string) => void;
}

/**
 * Returns what the program writes. It has a low priority, so that requests go first. Throws ProgramFailedError when it
 * ends with an error, and another error when it was aborted, killed, or silent for two minutes.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  { signal, onLine }: ProgramOptions = {},
): Promise<string> {
  signal?.throwIfAborted();
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  const kill = (): void => void child.kill("SIGKILL");
  signal?.addEventListener("abort", kill);
  const silence = setTimeout(kill, silentMs);
  try {
    if (child.pid !== undefined) lowerPriority(child.pid);
    const lines: string[] = [];
    const reader = createInterface({ input: child.stdout }).on("line", (line) => {
      silence.refresh();
      if (onLine) onLine(line);
      else lines.push(line);
    });
    const [, reason, [code, killedBy]] = await Promise.all([
      once(reader, "close"),
      text(child.stderr),
      once(child, "close") as Promise<[number | null, string | null]>,
    ]);
    signal?.throwIfAborted();
    if (code === 0) return lines.join("\n");
    if (code === null) throw new Error(`${program} was ended by ${killedBy}`);
    throw new ProgramFailedError(program, `code ${code}`, reason);
  } finally {
    clearTimeout(silence);
    signal?.removeEventListener("abort", kill);
  }
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // it has ended already
  }
}
