import { Kind, parse, print, visit, type DocumentNode } from "graphql";
import { onlyWhenChanged } from "./only-when-changed.ts";

/**
 * Generates the types of the operations when an operation or the schema has changed. The generator takes seconds, and the description of a
 * field changes none of its output. Returns what it wrote.
 */
export async function generateChanged(): Promise<string[]> {
  const documents = "{subgraphs,storefront,tests}/**/src/**/*.graphql";
  const hasRun = await onlyWhenChanged(
    "operation-types",
    {
      reads: ["codegen.ts", "schema/{api,subgraphs/*}.graphql", documents],
      writes: ["subgraphs/*/src/peers/generated/*.ts", "tests/src/generated/*.ts", "storefront/src/**/*.generated.ts"],
    },
    async () => {
      const { default: config } = await import("../codegen.ts");
      const { generate } = await import("@graphql-codegen/cli");
      await generate({ ...config, silent: true }, true);
    },
    (file, text) => (file.startsWith("schema/") ? withoutDescriptions(text) : text),
  );
  return hasRun ? ["the types of the operations"] : [];
}

const described: readonly string[] = [
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
];

/** The schema without the descriptions that the types do not show: those of objects, and of their fields and arguments. */
export function withoutDescriptions(sdl: string): string {
  const document = parse(sdl, { noLocation: true });
  const definitions = document.definitions.map((node) =>
    described.includes(node.kind)
      ? visit(node, { enter: (inner) => ("description" in inner ? { ...inner, description: undefined } : undefined) })
      : node,
  );
  return print({ ...document, definitions } as DocumentNode);
}
