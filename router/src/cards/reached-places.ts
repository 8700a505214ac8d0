import { Kind, visit, type DefinitionNode } from "graphql";

/** Returns a name that identifies a definition in its document. */
export function placeOf(definition: DefinitionNode): string {
  const name = "name" in definition ? definition.name?.value : undefined;
  return `${definition.kind} ${name ?? ""}`;
}

/**
 * Returns a function that finds an operation's definitions: itself and the fragments that it uses, directly or through
 * other fragments.
 */
export function reachedPlaces(
  definitions: readonly DefinitionNode[],
): (operation: DefinitionNode) => ReadonlySet<string> {
  const byPlace = new Map(definitions.map((definition) => [placeOf(definition), definition]));
  return (operation) => {
    const reached = new Set<string>();
    const open = [placeOf(operation)];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      const definition = byPlace.get(place);
      // avoids an endless loop when fragments spread each other
      if (!definition || reached.has(place)) continue;
      reached.add(place);
      visit(definition, {
        FragmentSpread: ({ name }) => void open.push(`${Kind.FRAGMENT_DEFINITION} ${name.value}`),
      });
    }
    return reached;
  };
}
