import { once } from "node:events";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const loader = fileURLToPath(new URL("../../../scripts/load-sources.ts", import.meta.url));
const logger = new URL("logger.ts", import.meta.url).href;

/** Runs a program with a logger. `ended` is sent after all lines are logged. */
function start(lines: number, padding: number) {
  const program = `
    import { createLogger } from ${JSON.stringify(logger)};
    const logger = createLogger("test", "info");
    for (let line = 0; line < ${lines}; line += 1) logger.info({ line, padding: "x".repeat(${padding}) }, "a line");
    process.send("logged");
    await new Promise((resolve) => process.once("message", resolve));
    process.exit(0);
  `;
  return spawn(process.execPath, ["--no-warnings", "--import", loader, "--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
}

/**
 * The numbers of the logged lines, and the number of lines that were reported as lost. The program ends after the line
 * `last`, or after a report of lost lines.
 */
async function readAll(child: ReturnType<typeof start>, last: number): Promise<{ numbers: number[]; lost: number }> {
  const numbers: number[] = [];
  let lost = 0;
  if (!child.stdout) throw new Error("no standard output");
  for await (const text of createInterface(child.stdout)) {
    const { line, lines } = JSON.parse(text) as { line?: number; lines?: number };
    if (line !== undefined) numbers.push(line);
    lost += lines ?? 0;
    if (line === last || lines !== undefined) child.send("end");
  }
  return { numbers, lost };
}

test("a process whose output nobody reads continues, and its lines arrive in order later", async () => {
  const child = start(2000, 1000);
  await once(child, "message");
  expect(await readAll(child, 1999)).toEqual({ numbers: Array.from({ length: 2000 }, (_, line) => line), lost: 0 });
});

test("lines beyond the limit of the waiting text are lost, and counted", async () => {
  const child = start(30_000, 1000);
  await once(child, "message");
  const { numbers, lost } = await readAll(child, 29_999);
  expect(numbers.length).toBeLessThan(30_000);
  expect(numbers.length + lost).toBe(30_000);
});
