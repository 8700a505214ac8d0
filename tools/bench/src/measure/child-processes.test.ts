import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { usageOfChildren } from "./child-processes.ts";

const busyFor300Ms =
  "const end = Date.now() + 300; while (Date.now() < end); process.stdout.write('done'); setInterval(() => {}, 1000)";

test("the usage of a process includes the children of its children", async () => {
  const before = usageOfChildren(process.pid);
  // a shell between both processes
  const shell = spawn("sh", ["-c", `"${process.execPath}" -e "${busyFor300Ms}"; true`], { detached: true });
  await once(shell.stdout, "data");
  const { cpuMs, rssMb } = usageOfChildren(process.pid);
  process.kill(-(shell.pid ?? NaN), "SIGKILL");
  await once(shell, "exit");
  expect(cpuMs - before.cpuMs).toBeGreaterThan(20);
  expect(rssMb - before.rssMb).toBeGreaterThan(20);
});
