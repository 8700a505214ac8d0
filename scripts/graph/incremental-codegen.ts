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
      writes: [
        "subgraphs/*/src/peers/generated/*.ts",
        "tests/src/generated/*.ts",
        "packages/client/src/generated/*.ts",
        "router/src/rest/generated/*.ts",
        "storefront/src/**/*.generated.ts",
      ],
    },
    async () => {
      const { default: config } = await import("../../codegen.ts");
      const { generate } = await import("@graphql-codegen/cli");
      await generate({ ...config, silent: true }, true);
    },
    (file, text) => (file.startsWith("schema/") ? withoutDescriptions(text) : text),
  );
  return hasRun ? ["the types of the operations"] : [];
}
