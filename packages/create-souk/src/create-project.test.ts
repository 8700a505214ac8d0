import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createProject } from "./create-project.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "create-souk-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const usual = { demoData: true, nodeMajor: 24 };
const manifestOf = async (project: string) =>
  JSON.parse(await readFile(join(project, "package.json"), "utf8")) as Record<string, any>;

describe("a new project", () => {
  test("has at most a dozen files, and no placeholder is left", async () => {
    const project = await createProject({
      ...usual,
      folder: join(folder, "My Shop"),
      registry: "http://localhost:4873/",
    });
    expect(project.files.length).toBeLessThanOrEqual(12);
    expect(project.files).toEqual(expect.arrayContaining([".env.example", ".gitignore", "README.md", "package.json"]));
    for (const file of project.files)
      expect(await readFile(join(project.folder, file), "utf8")).not.toMatch(/\{\{\w+\}\}/);
  });

  test("has the folder's name as a package name, and depends on Souk's packages of the same version", async () => {
    const { folder: project } = await createProject({ ...usual, folder: join(folder, "My Shop") });
    const { version } = await manifestOf("packages/create-souk");
    expect(await manifestOf(project)).toMatchObject({
      name: "my-shop",
      private: true,
      dependencies: { "@souk/shop": `^${version}` },
      devDependencies: { "@souk/testing": `^${version}` },
    });
  });

  test.each([
    ["brings Node on an older Node", 20, true],
    ["brings no Node on Node 24", 24, false],
  ])("%s", async (_title, nodeMajor, hasNode) => {
    const { folder: project } = await createProject({ ...usual, folder: join(folder, "shop"), nodeMajor });
    expect("optionalDependencies" in (await manifestOf(project))).toBe(hasNode);
  });

  test("without demo data has a setting that turns them off", async () => {
    const { folder: project } = await createProject({ ...usual, folder: join(folder, "shop"), demoData: false });
    expect(await readFile(join(project, ".env"), "utf8")).toBe("DEMO_DATA=false\n");
  });

  test("installs Souk's packages from the given registry", async () => {
    const { folder: project } = await createProject({ ...usual, folder, registry: "http://localhost:4873/" });
    expect(await readFile(join(project, ".npmrc"), "utf8")).toBe("@souk:registry=http://localhost:4873/\n");
  });

  test("may be created in an empty repository", async () => {
    await mkdir(join(folder, ".git"));
    await expect(createProject({ ...usual, folder })).resolves.toMatchObject({ folder });
  });
});

test("the types of a new project include its configuration", async () => {
  // below the repository's node_modules, so that the project finds Souk's packages
  await mkdir("node_modules/.cache", { recursive: true });
  const parent = await mkdtemp("node_modules/.cache/create-souk-");
  try {
    const { folder: project } = await createProject({ ...usual, folder: join(parent, "shop") });
    const checked = () => spawnSync(resolve("node_modules/.bin/tsc"), { cwd: project, encoding: "utf8" });
    expect(checked()).toMatchObject({ stdout: "", status: 0 });
    const config = join(project, "souk.config.ts");
    const text = await readFile(config, "utf8");
    await writeFile(config, text.replace("calculator: flatRate", "calculator: 3"));
    expect(checked().stdout).toMatch(/^souk\.config\.ts.*number/);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
});

describe("a project is refused, and nothing is written,", () => {
  test("in a folder with files", async () => {
    await writeFile(join(folder, "notes.txt"), "");
    await expect(createProject({ ...usual, folder })).rejects.toThrow(/is not empty: it has notes\.txt/);
    expect(await readdir(folder)).toEqual(["notes.txt"]);
  });

  test("in place of a file", async () => {
    await writeFile(join(folder, "shop"), "");
    await expect(createProject({ ...usual, folder: join(folder, "shop") })).rejects.toThrow(/is a file/);
  });

  test("with a name that npm does not accept", async () => {
    await expect(createProject({ ...usual, folder: join(folder, "___") })).rejects.toThrow(/needs a letter or a digit/);
    expect(await readdir(folder)).toEqual([]);
  });
});
