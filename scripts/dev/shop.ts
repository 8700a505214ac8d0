import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

// Runs services.ts, and again while it ends with the exit code 3. A signal reaches it by itself from the terminal; the one of another process is passed on.
const program = join(import.meta.dirname, "services.ts");
const options = ["--import", "./scripts/load-sources.ts", "--disable-warning=ExperimentalWarning"];
let mustStart = true;
while (mustStart) {
  // the channel ends it when this process is killed
  const child = spawn(process.execPath, [...options, program, ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  const stop = (): void => void child.kill("SIGTERM");
  process.on("SIGINT", stop).on("SIGTERM", stop);
  const [code] = (await once(child, "exit")) as [number | null];
  process.off("SIGINT", stop).off("SIGTERM", stop);
  mustStart = code === 3;
  if (mustStart) process.stderr.write("all services start again\n");
  process.exitCode = code ?? 1;
}
