import { globSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { operationTypes } from "../generate/generated-sources.ts";
import { onlyWhenChanged } from "./only-when-changed.ts";
import { Kind, parse, print, visit } from "graphql";

/** Operations that the schema does not allow, or that cannot be read. */
export class OperationsError extends Error {
  constructor(cause: unknown) {
    const errors: readonly unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
    const reasons = errors.map((error) => (error instanceof Error ? error.message : String(error)));
    super([...new Set(reasons), "After a change of the classes, npm run graph writes the schema first."].join("\n"), {
      cause,
    });
  }
}

/**
 * Generates the types of the operations when an operation or the schema has changed. The generator takes seconds, and the description of a
 * field changes none of its output. Returns what it wrote. Throws OperationsError.
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
      const files = (await generate({ ...config, silent: true }, true).catch((error: unknown) => {
        throw new OperationsError(error);
      })) as { filename: string }[];
      const current = new Set(files.map(({ filename }) => resolve(filename)));
      // their operations are gone
      for (const file of globSync(operationTypes)) if (!current.has(resolve(file))) rmSync(file);
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
  return print({ ...document, definitions });
}
