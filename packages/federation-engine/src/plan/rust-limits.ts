import { Kind, type ConstDirectiveNode, type DocumentNode } from "graphql";

/**
 * Returns the reason why the Rust planner cannot handle a supergraph; undefined when no problem is known. The planner
 * requests a key that no subgraph has, and its process crashes, when a field with `@requires` is in a subgraph that
 * knows the entity by a key of its own in addition to a shared key.
 */
export function reasonAgainstRust(supergraph: DocumentNode): string | undefined {
  for (const node of supergraph.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const keys = (node.directives ?? []).flatMap((directive) => {
      const [graph, key] = [argument(directive, "graph"), argument(directive, "key")];
      return directive.name.value === "join__type" && graph && key ? [{ graph, key }] : [];
    });
    const subgraphs = new Set(keys.map(({ graph }) => graph));
    const isEverywhere = (key: string) => keys.filter((each) => each.key === key).length === subgraphs.size;
    const partly = keys.filter(({ key }) => !isEverywhere(key)).map(({ graph }) => graph);
    for (const { name, directives = [] } of node.fields ?? []) {
      const requiring = directives.filter((directive) => argument(directive, "requires") !== undefined);
      if (requiring.some((directive) => partly.includes(argument(directive, "graph") ?? "")))
        return `${node.name.value}.${name.value} has @requires in a subgraph with a key that not all subgraphs have`;
    }
  }
  return undefined;
}

function argument({ arguments: given = [] }: ConstDirectiveNode, name: string): string | undefined {
  const value = given.find((each) => each.name.value === name)?.value;
  return value?.kind === Kind.ENUM || value?.kind === Kind.STRING ? value.value : undefined;
}
