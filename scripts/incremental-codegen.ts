import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Kind, parse, print, visit, type DocumentNode } from "graphql";
import { onlyWhenChanged } from "./only-when-changed.ts";
import { storefrontConfig, storefrontTypes } from "./storefront-codegen.ts";

const generated = [
  "subgraphs/*/src/peers/generated/*.ts",
  "tests/src/generated/*.ts",
  "storefront/src/**/*.generated.ts",
];

/**
 * Generates the types of the operations when an operation or the schema has changed. The types of the whole schema are apart: a changed
 * description changes only those, and their generator loads in a fraction of the time. Returns the names of the steps that ran.
 */
export async function generateChanged(): Promise<string[]> {
  const api = "schema/api.graphql";
  const operations = await onlyWhenChanged(
    "operation-types",
    {
      reads: [
        "codegen.ts",
        "scripts/**/*codegen*.ts",
        "schema/subgraphs/*.graphql",
        api,
        "{subgraphs,storefront,tests}/**/src/**/*.graphql",
      ],
      writes: generated,
    },
    async () => {
      const { default: config } = await import("../codegen.ts");
      const { generate } = await import("@graphql-codegen/cli");
      await generate({ ...config, silent: true }, true);
    },
    (file, text) => {
      if (file === storefrontTypes) return "";
      return file.startsWith("schema/") ? withoutDescriptions(text) : text;
    },
  );
  const types = await onlyWhenChanged("schema-types", { reads: [api], writes: [storefrontTypes] }, writeTypes);
  return [...(operations ? ["the types of operations"] : []), ...(types ? [storefrontTypes] : [])];
}

async function writeTypes(): Promise<void> {
  const { codegen } = await import("@graphql-codegen/core");
  const { buildASTSchema, lexicographicSortSchema } = await import("graphql");
  const document = parse(readFileSync("schema/api.graphql", "utf8"));
  const content = await codegen({
    filename: storefrontTypes,
    schema: document,
    schemaAst: lexicographicSortSchema(buildASTSchema(document)),
    documents: [],
    config: { ...storefrontConfig },
    plugins: [{ typescript: {} }],
    pluginMap: { typescript: createRequire(import.meta.url)("@graphql-codegen/typescript") as never },
  });
  if (readFileSync(storefrontTypes, "utf8") !== content) writeFileSync(storefrontTypes, content);
}

const described: readonly string[] = [
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
];

/** The schema without the descriptions that types of operations do not show: those of objects, and of their fields and arguments. */
export function withoutDescriptions(sdl: string): string {
  const document = parse(sdl, { noLocation: true });
  const definitions = document.definitions.map((node) =>
    described.includes(node.kind)
      ? visit(node, { enter: (inner) => ("description" in inner ? { ...inner, description: undefined } : undefined) })
      : node,
  );
  return print({ ...document, definitions } as DocumentNode);
}
