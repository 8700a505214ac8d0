import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { followTutorial, tutorialCommands } from "./tutorial.ts";

const run = promisify(execFile);

test("a new project with the files of the tutorial passes its types and its tests", async () => {
  const folder = await mkdtemp(join(tmpdir(), "souk-tutorial-"));
  const project = join(folder, "my-shop");
  try {
    await run(process.execPath, [resolve("packages/create-souk/dist/create-souk.js"), project, "--yes"]);
    await symlink(resolve("node_modules"), join(project, "node_modules"));
    followTutorial(project);
    await run(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "-p", project]);
    const { stdout } = await run(process.execPath, ["--test", "test/coffee.test.ts"], {
      cwd: project,
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
    });
    expect(stdout).toContain("pass 1");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("the commands are those of an owner of a project", () => {
  expect(tutorialCommands().slice(0, 3)).toEqual(["npm create souk my-shop", "cd my-shop", "npm install"]);
});
