import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** The modules that the shop has loaded are watched, and `.env`. */
const watching = ["--watch", "--watch-preserve-output", "--enable-source-maps", "--env-file-if-exists=.env"];

/**
 * Runs the shop in a child process that Node restarts when a file changes. Ctrl-C reaches the child by itself, because it
 * has the same terminal.
 */
export async function dev(): Promise<void> {
  const program = fileURLToPath(new URL("../start.js", import.meta.url));
  const child = spawn(process.execPath, [...watching, program], { stdio: "inherit" });
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const [code] = (await once(child, "exit")) as [number | null];
  process.exitCode = code ?? 0;
}
