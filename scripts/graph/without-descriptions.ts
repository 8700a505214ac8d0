import { Kind, parse, print, visit } from "graphql";

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
