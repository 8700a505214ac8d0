import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { manifestProblems } from "./manifest-problems.ts";
import { publicApi } from "./public-api.ts";
import { publishedPackages, readManifest } from "./published-packages.ts";

test("every published package has the fields that publishing needs", () => {
  expect(manifestProblems()).toEqual([]);
});

test("the page of the packages lists each package and each module of the public API", () => {
  const page = readFileSync("docs/packages.md", "utf8");
  for (const { manifest } of publishedPackages()) expect(page).toContain(`\`${manifest.name}\``);
  for (const [name, subpaths] of Object.entries(publicApi))
    for (const subpath of subpaths) expect(page).toContain(`\`${name}${subpath.slice(1)}\``);
});

describe("a manifest", () => {
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "souk-manifests-"));
    for (const folder of [".", ...publishedPackages().map((found) => found.folder)]) {
      for (const file of ["package.json", "README.md"]) {
        mkdirSync(dirname(join(copy, folder, file)), { recursive: true });
        cpSync(join(folder, file), join(copy, folder, file));
      }
    }
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test.each([
    ["of another version", { version: "9.9.9" }, /^router: version must be "/],
    ["without a description", { description: undefined }, /^router: description is missing$/],
    ["without files", { files: undefined }, /^router: files is missing$/],
    ["without provenance", { publishConfig: { access: "public" } }, /^router: publishConfig must be /],
    [
      "that depends on a private package",
      { dependencies: { "@souk/tests": readManifest(".").version } },
      /^router: depends on @souk\/tests, which is not published$/,
    ],
    [
      "with a range for a package of its own version",
      { dependencies: { "@souk/kernel": "^0.1.0" } },
      /^router: @souk\/kernel must have the version /,
    ],
  ])("%s is reported", (_title, change, problem) => {
    const path = join(copy, "router/package.json");
    const original = readFileSync(path, "utf8");
    writeFileSync(path, JSON.stringify({ ...(JSON.parse(original) as object), ...change }));
    try {
      expect(manifestProblems(copy)).toEqual([expect.stringMatching(problem)]);
    } finally {
      writeFileSync(path, original);
    }
  });
});
