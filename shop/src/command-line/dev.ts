import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, watch } from "node:fs";
import { fileURLToPath } from "node:url";

/** Node restarts the program when a module that it has loaded changes. */
const watching = ["--watch", "--watch-preserve-output", "--enable-source-maps"];

/**
 * Runs the shop in a child process, and restarts it when its code, the file `.env` or a file in `src/` changes: Node does not load the modules of pages. Ctrl-C reaches the child by
 * itself, because it has the same terminal.
 */
export async function dev(): Promise<void> {
  const program = fileURLToPath(new URL("../souk.js", import.meta.url));
  let child: ChildProcess | undefined;
  let mustStart = true;
  const restart = (): void => {
    mustStart = true;
    child?.kill("SIGTERM");
  };
  // the folder, because `.env` may not exist yet
  const settings = watch(".", (_event, name) => void (name === ".env" && restart()));
  const sources = existsSync("src") ? watch("src", { recursive: true }, restart) : undefined;
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child?.kill("SIGTERM"));
  while (mustStart) {
    mustStart = false;
    child = spawn(process.execPath, [...watching, program, "start"], { stdio: "inherit" });
    const [code] = (await once(child, "exit")) as [number | null];
    process.exitCode = code ?? 0;
  }
  settings.close();
  sources?.close();
}
