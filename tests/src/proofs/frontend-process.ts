import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { until } from "../test-kit/clients/eventually.js";

export interface FrontendCommand {
  readonly folder: string;
  /** Program and arguments for Node. */
  readonly program: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

function started({ folder, program, environment }: FrontendCommand) {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [...program], {
    cwd: folder,
    env: { PATH, HOME, TMPDIR, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { child, ended: once(child, "close"), output: Promise.all([text(child.stdout), text(child.stderr)]) };
}

/** Runs a program to its end. Throws an Error with its output when it fails. */
export async function runFrontendCommand(command: FrontendCommand): Promise<void> {
  const { ended, output } = started(command);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`${command.program.join(" ")} ended with ${code}:\n${(await output).join("\n")}`);
}

/** Starts the server of a frontend and waits until it answers at `url`. Disposing it ends the server. */
export async function serveFrontend(command: FrontendCommand, url: string): Promise<AsyncDisposable> {
  const { child, ended, output } = started(command);
  const stop = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
  };
  try {
    await until(async () => {
      if (child.exitCode !== null) return true;
      return (await fetch(url).catch(() => undefined))?.ok ?? false;
    });
    if (child.exitCode !== null) throw new Error(`the frontend ended:\n${(await output).join("\n")}`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { [Symbol.asyncDispose]: stop };
}
