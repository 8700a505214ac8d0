import { Kind, visit, type DefinitionNode } from "graphql";

/** Names a definition among those of its document. */
export function placeOf(definition: DefinitionNode): string {
  const name = "name" in definition ? definition.name?.value : undefined;
  return `${definition.kind} ${name ?? ""}`;
}

/** The places whose selections an operation takes in: its own and those of fragments, by way of fragments too. */
export function reachedPlaces(
  definitions: readonly DefinitionNode[],
): (operation: DefinitionNode) => ReadonlySet<string> {
  const byPlace = new Map(definitions.map((definition) => [placeOf(definition), definition]));
  return (operation) => {
    const reached = new Set<string>();
    const open = [placeOf(operation)];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      const definition = byPlace.get(place);
      // fragments that spread each other end all the same
      if (!definition || reached.has(place)) continue;
      reached.add(place);
      visit(definition, {
        FragmentSpread: ({ name }) => void open.push(`${Kind.FRAGMENT_DEFINITION} ${name.value}`),
      });
    }
    return reached;
  };
}
