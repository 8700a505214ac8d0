import {
  Kind,
  valueFromASTUntyped,
  visit,
  type ArgumentNode,
  type ASTNode,
  type DocumentNode,
  type ObjectFieldNode,
} from "graphql";

/**
 * Returns the path of a value in a document's arguments, as clients name it: `input.price.amount`. Undefined for a node
 * outside arguments.
 */
export function placeOfValue(document: DocumentNode, target: ASTNode): string | undefined {
  let place: string | undefined;
  visit(document, {
    enter(node, _key, parent, _path, ancestors) {
      if (node !== target) return;
      const names = [...ancestors, ...(parent ? [parent] : [])]
        .filter((ancestor): ancestor is ArgumentNode | ObjectFieldNode => "kind" in ancestor && isNamed(ancestor))
        .map(({ name }) => name.value);
      if (names.length > 0) place = names.join(".");
    },
  });
  return place;
}

/**
 * Returns the arguments that hold text which the databases refuse: a NUL, which PostgreSQL cannot store, or half of a
 * surrogate pair, which its JSON types cannot hold.
 */
export function placesOfUnstorableText(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>> = {},
): string[] {
  const places = new Set<string>();
  visit(document, {
    Argument({ name, value }) {
      for (const place of unstorableIn(valueFromASTUntyped(value, variables), name.value)) places.add(place);
    },
  });
  return [...places];
}

function unstorableIn(value: unknown, place: string): string[] {
  if (typeof value === "string") return value.includes("\0") || !value.isWellFormed() ? [place] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unstorableIn(inner, `${place}.${key}`));
}

function isNamed(node: ASTNode): node is ArgumentNode | ObjectFieldNode {
  return node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD;
}
