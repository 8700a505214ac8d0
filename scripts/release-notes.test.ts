import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { publishedPackages } from "./packages/published-packages.ts";
import { releaseNotes } from "./release-notes.ts";

const shop = `# @souk/shop

## 0.3.0

### Minor Changes

- 1234567: The shop has taxes.

  Rates are in \`souk.config.ts\`.
- 2345678: Both packages name this.

### Patch Changes

- Updated dependencies [3456789]
  - @souk/router@0.3.0

## 0.2.0

### Minor Changes

- 4567890: An earlier change.
`;
const router = `# @souk/router

## 0.3.0

### Minor Changes

- 2345678: Both packages name this.

### Patch Changes

- 3456789: The router counts limits under one name.
- 1234567: The shop has taxes.

  Rates are in \`souk.config.ts\`.
- @souk/kernel@0.3.0
`;

test("the notes of a release have the changes of every package once, and no dependencies", () => {
  expect(releaseNotes([shop, router], "0.3.0", "2026-11-26")).toBe(`## 0.3.0 (2026-11-26)

### Minor Changes

- The shop has taxes.

  Rates are in \`souk.config.ts\`.
- Both packages name this.

### Patch Changes

- The router counts limits under one name.`);
});

test("a release without changes of a kind has no heading for it", () => {
  expect(releaseNotes(["# @souk/demo\n\n## 0.3.0\n"], "0.3.0", "2026-11-26")).toBe("## 0.3.0 (2026-11-26)");
});

test("each changeset names a package that is published, and the kind of its change", () => {
  const names = publishedPackages().map(({ manifest }) => manifest.name);
  const heads = globSync(".changeset/*.md", { exclude: [".changeset/README.md"] }).map(
    (path) =>
      [path, /^---\n([\s\S]+?)\n---\n/.exec(readFileSync(path, "utf8"))?.[1]?.split("\n") ?? ["no head"]] as const,
  );
  const wrong = heads.flatMap(([path, lines]) =>
    lines
      .filter((line) => !/: (?:major|minor|patch)$/.test(line) || !names.includes(line.split('"')[1] ?? ""))
      .map((line) => `${path}: ${line}`),
  );
  expect(wrong).toEqual([]);
});
