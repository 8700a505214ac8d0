import { spawn } from "node:child_process";
import { EmbeddedPostgresError, orOwnServer, reasonOf } from "./embedded-postgres-error.js";

/** Whom PostgreSQL runs as when we are root; undefined is "as ourselves". */
export type PostgresUser = { readonly uid: number; readonly gid: number } | undefined;

export interface ToolResult {
  /** -1 when a signal ended it. */
  readonly exitCode: number;
  /** What it printed to both channels, trimmed. */
  readonly output: string;
}

/** In a session of its own, so that Ctrl-C in the terminal reaches us alone; nothing of our environment, PGPORT least of all. */
export function toolOptions(user: PostgresUser) {
  return {
    cwd: "/",
    env: { PATH: "/usr/bin:/bin", HOME: "/", LC_ALL: "C" },
    detached: process.platform !== "win32",
    windowsHide: true,
    ...user,
  };
}

/** Runs initdb, pg_ctl or postgres to its end, killed after `timeoutMs`. Throws EmbeddedPostgresError when it cannot be started. */
export async function runPostgresTool(
  file: string,
  args: string[],
  limits: { user: PostgresUser; timeoutMs: number },
): Promise<ToolResult> {
  const child = spawn(file, args, {
    ...toolOptions(limits.user),
    stdio: ["ignore", "pipe", "pipe"],
    timeout: limits.timeoutMs,
    killSignal: "SIGKILL",
  });
  let output = "";
  for (const channel of [child.stdout, child.stderr])
    channel.setEncoding("utf8").on("data", (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.once("error", (error) =>
      reject(new EmbeddedPostgresError(`cannot run ${file} (${reasonOf(error)}); install again ${orOwnServer}`, error)),
    );
    child.once("close", (exitCode) => resolve({ exitCode: exitCode ?? -1, output: output.trim() }));
  });
}
