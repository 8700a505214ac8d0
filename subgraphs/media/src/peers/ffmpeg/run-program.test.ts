import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "@jest/globals";
import { until } from "@souk/kernel/testing/eventually";
import { ProgramMissingError, runProgram } from "./run-program.js";

/** Writes the id of its process, and goes on for long. */
const endless = ["sh", ["-c", "echo $$; exec sleep 1000"]] as const;

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("returns the lines of a program, and throws its error", async () => {
  expect(await runProgram("sh", ["-c", "echo one; echo two"])).toBe("one\ntwo");
  await expect(runProgram("sh", ["-c", "echo broken >&2; exit 3"])).rejects.toThrow("sh ended with code 3: broken");
  await expect(runProgram("sh", ["-c", "kill -9 $$"])).rejects.toThrow("sh was ended by signal 9");
  await expect(runProgram("no-such-program", [])).rejects.toThrow(ProgramMissingError);
});

test("an aborted program ends", async () => {
  const abortion = new AbortController();
  let pid = 0;
  const onLine = (line: string): void => {
    pid = Number(line);
    abortion.abort();
  };
  await expect(runProgram(...endless, { signal: abortion.signal, onLine })).rejects.toThrow("aborted");
  expect(isRunning(pid)).toBe(false);
});

test("a program ends with the process that started it, also by kill -9", async () => {
  const module = join(import.meta.dirname, "../../../dist/peers/ffmpeg/run-program.js");
  const code = `const { runProgram } = await import(${JSON.stringify(module)});
    await runProgram(...${JSON.stringify(endless)}, { onLine: console.log });`;
  const parent = spawn(process.execPath, ["--input-type=module", "--eval", code]);
  const [pid] = (await once(createInterface({ input: parent.stdout }), "line")) as [string];
  expect(isRunning(Number(pid))).toBe(true);
  parent.kill("SIGKILL");
  await until(() => !isRunning(Number(pid)));
});
