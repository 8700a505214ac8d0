import { globSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { operationTypes } from "../generate/generated-sources.ts";
import { onlyWhenChanged } from "./only-when-changed.ts";
import { withoutDescriptions } from "./without-descriptions.ts";

/**
 * Generates the types of the operations when an operation or the schema has changed. The generator takes seconds, and the description of a
 * field changes none of its output. Returns what it wrote.
 */
export async function generateChanged(): Promise<string[]> {
  const documents = "{subgraphs,storefront,tests,router}/**/src/**/*.graphql";
  const hasRun = await onlyWhenChanged(
    "operation-types",
    {
      reads: ["codegen.ts", "schema/{api,subgraphs/*}.graphql", documents],
      writes: operationTypes,
    },
    async () => {
      const { default: config } = await import("../../codegen.ts");
      const { generate } = await import("@graphql-codegen/cli");
      const files = (await generate({ ...config, silent: true }, true)) as { filename: string }[];
      const current = new Set(files.map(({ filename }) => resolve(filename)));
      // their operations are gone
      for (const file of globSync(operationTypes)) if (!current.has(resolve(file))) rmSync(file);
    },
    (file, text) => (file.startsWith("schema/") ? withoutDescriptions(text) : text),
  );
  return hasRun ? ["the types of the operations"] : [];
}
