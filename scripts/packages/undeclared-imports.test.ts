import { expect, test } from "vitest";
import type { Manifest } from "./published-packages.ts";
import { undeclaredImports } from "./undeclared-imports.ts";

const manifest: Manifest = {
  name: "@souk/pages",
  version: "1.0.0",
  dependencies: { pg: "^8.0.0" },
  optionalDependencies: { kafka: "^1.0.0" },
  peerDependencies: { "@types/react": "^19.0.0" },
  peerDependenciesMeta: { vitest: { optional: true } },
};

test.each([
  ["a declared package", "a.js", 'import { Pool } from "pg";', []],
  ["a module of a declared package", "a.js", 'export * from "pg/lib/pool";', []],
  ["an optional package", "a.js", 'await import("kafka");', []],
  ["an optional peer", "a.js", 'import { test } from "vitest";', []],
  ["itself", "a.js", 'import "@souk/pages/styles";', []],
  ["a part of Node or of the package", "a.js", 'import "node:fs"; import "fs"; import "./b.js"; import "#c";', []],
  ["an undeclared package", "a.js", 'import x from "left-pad";', ["left-pad"]],
  [
    "an undeclared package with a scope, at run time",
    "a.js",
    'await import("@apollo/server/plugin");',
    ["@apollo/server"],
  ],
  ["a text about an import", "a.js", 'const advice = `import { x } from "left-pad"`;', []],
  ["types of an undeclared package", "a.d.ts", 'import type { X } from "left-pad";', ["left-pad"]],
  ["an inline type of an undeclared package", "a.d.ts", 'export declare const x: import("left-pad").X;', ["left-pad"]],
  ["types that another package has", "a.d.ts", 'import type { ReactNode } from "react";', []],
  ["a comment about an import", "a.d.ts", '/** `import { x } from "left-pad"` */\n// from "right-pad"\n', []],
])("a module with %s", (_title, path, text, undeclared) => {
  expect(undeclaredImports(manifest, path, text)).toEqual(undeclared);
});
