import { spawn } from "node:child_process";
import { EmbeddedPostgresError, reasonOf } from "./embedded-postgres-error.js";

/** The user that PostgreSQL runs as when this process is root; undefined means the current user. */
export type PostgresUser = { readonly uid: number; readonly gid: number } | undefined;

export interface ToolResult {
  /** -1 when a signal ended the program. */
  readonly exitCode: number;
  /** The output on both channels, trimmed. */
  readonly output: string;
}

/**
 * Runs the program in its own session, so that Ctrl-C in the terminal reaches only this process, and without this
 * process's environment, in particular PGPORT.
 */
export function toolOptions(user: PostgresUser) {
  return {
    cwd: "/",
    env: { PATH: "/usr/bin:/bin", HOME: "/", LC_ALL: "C" },
    detached: process.platform !== "win32",
    windowsHide: true,
    ...user,
  };
}

/**
 * Runs initdb, pg_ctl or postgres to its end and kills it after `timeoutMs`. Throws EmbeddedPostgresError when the
 * program cannot be started.
 */
export async function runPostgresTool(
  file: string,
  args: string[],
  limits: { user: PostgresUser; timeoutMs: number; input?: string },
): Promise<ToolResult> {
  const child = spawn(file, args, {
    ...toolOptions(limits.user),
    stdio: ["pipe", "pipe", "pipe"],
    timeout: limits.timeoutMs,
    killSignal: "SIGKILL",
  });
  // a program that ends early does not read all of its input; its exit code reports the failure
  child.stdin.on("error", () => undefined).end(limits.input ?? "");
  let output = "";
  for (const channel of [child.stdout, child.stderr])
    channel.setEncoding("utf8").on("data", (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.once("error", (error) =>
      reject(new EmbeddedPostgresError(`cannot run ${file} (${reasonOf(error)}); install it again`, error)),
    );
    child.once("close", (exitCode) => resolve({ exitCode: exitCode ?? -1, output: output.trim() }));
  });
}
