import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A program that works reports its progress each second. */
const silentMs = 120_000;

/**
 * Runs a program with a low priority, so that requests go first, and kills it when the process that started it ends, also
 * by `kill -9`: the input of the shell ends then.
 */
const untilParentEnds = `exec 3<&0
nice -n 10 "$@" </dev/null 3<&- & program=$!
{ cat <&3; kill -9 $program; } >/dev/null 2>&1 & watcher=$!
wait $program; code=$?
kill $watcher
exit $code`;
/** The shell's codes for a program that is missing, and for one that a signal ended. */
const missing = 127;
const signalled = 128;

/** The program ended with an error. */
export class ProgramFailedError extends Error {
  constructor(
    program: string,
    code: number,
    readonly reason: string,
  ) {
    super(`${program} ended with code ${code}: ${reason.trim()}`);
    this.name = "ProgramFailedError";
  }
}

/** The program is not on PATH. */
export class ProgramMissingError extends Error {
  constructor(program: string, options?: ErrorOptions) {
    super(`${program} is not on PATH`, options);
    this.name = "ProgramMissingError";
  }
}

export interface ProgramOptions {
  readonly signal?: AbortSignal;
  readonly onLine?: (line: string) => void;
}

/**
 * Returns what the program writes. Throws ProgramFailedError when it ends with an error, ProgramMissingError, and another
 * error when it was aborted, killed, or silent for two minutes.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  { signal, onLine }: ProgramOptions = {},
): Promise<string> {
  signal?.throwIfAborted();
  const child = spawn("sh", ["-c", untilParentEnds, "sh", program, ...args]);
  // the shell then kills the program
  const kill = (): void => void child.stdin.destroy();
  signal?.addEventListener("abort", kill);
  const silence = setTimeout(kill, silentMs);
  try {
    const lines: string[] = [];
    const reader = createInterface({ input: child.stdout }).on("line", (line) => {
      silence.refresh();
      if (onLine) onLine(line);
      else lines.push(line);
    });
    // a broken film has an error in each picture
    let reason = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      reason = (reason + chunk).slice(-500);
    });
    const [, [code, killedBy]] = await Promise.all([
      once(reader, "close"),
      once(child, "close") as Promise<[number | null, string | null]>,
    ]);
    signal?.throwIfAborted();
    if (code === 0) return lines.join("\n");
    if (code === missing) throw new ProgramMissingError(program);
    if (code === null || code > signalled)
      throw new Error(`${program} was ended by ${killedBy ?? `signal ${Number(code) - signalled}`}`);
    throw new ProgramFailedError(program, code, reason);
  } catch (error) {
    // a machine without a shell
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new ProgramMissingError(program, { cause: error });
    throw error;
  } finally {
    clearTimeout(silence);
    signal?.removeEventListener("abort", kill);
  }
}
