import { Kind, type ConstDirectiveNode, type DocumentNode } from "graphql";
import { reasonAgainstRust } from "./rust-limits.js";

/**
 * Returns the reason why the TypeScript planner plans for a supergraph; undefined when the Rust planner does. The Rust
 * planner crashes for some supergraphs, and returns wrong values without an error for others:
 *
 * - An interface object: fields and `__typename` for one type are left out.
 * - `@requires` with arguments: two fields that require different arguments get the same value.
 * - `@provides` with an object: an external field inside of it that is not provided is requested too.
 */
export function reasonForTypescript(supergraph: DocumentNode): string | undefined {
  const unfit = reasonAgainstRust(supergraph);
  if (unfit !== undefined) return unfit;
  for (const node of supergraph.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const type = node.name.value;
    if (has(node.directives, "isInterfaceObject", () => true)) return `${type} is an @interfaceObject`;
    for (const { name, directives } of node.fields ?? []) {
      if (has(directives, "requires", (fields) => fields.includes("(")))
        return `${type}.${name.value} has @requires with arguments`;
      if (has(directives, "provides", (fields) => fields.includes("{")))
        return `${type}.${name.value} has @provides with an object`;
    }
  }
  return undefined;
}

function has(
  directives: readonly ConstDirectiveNode[] = [],
  argument: string,
  isMeant: (value: string) => boolean,
): boolean {
  return directives.some(({ name, arguments: given = [] }) => {
    if (!name.value.startsWith("join__")) return false;
    const value = given.find((each) => each.name.value === argument)?.value;
    if (value?.kind === Kind.BOOLEAN) return value.value;
    return value?.kind === Kind.STRING && isMeant(value.value);
  });
}
