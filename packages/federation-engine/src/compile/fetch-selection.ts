import { Kind, parse, print, visit, type ASTNode, type FieldNode, type SelectionSetNode } from "graphql";
import type { AnswerPath } from "./places.js";
import type { Rewrite } from "../plan/query-plan.js";
import type { Supergraph } from "../supergraph.js";

/** The selection of a subgraph's operation, used to find the empty places when the fetch fails. */
export interface FetchSelection {
  /** Names of the root fields in the answer. */
  readonly roots: readonly string[];
  /**
   * Returns the fields of `_entities` with this alias that are requested from an entity of this type, by their names in
   * the client's answer.
   */
  entityFields(entity: NamedEntity, supergraph: Supergraph): readonly string[];
  /** Returns the selection of the entities with this alias as one text; equal texts give equal answers. */
  entityText(alias: string): string;
  /** Whether no field of the entities with this alias has subfields. */
  isFlat(alias: string): boolean;
  /**
   * Whether the operation selects this path of fields in the client's answer; the path starts at the entities with this
   * alias, or at the root.
   */
  reaches(fields: readonly string[], alias?: string): boolean;
  /** Converts a path in the subgraph's answer to the client's names. */
  clientPath(path: AnswerPath): AnswerPath;
}

export interface NamedEntity {
  /** Alias of the `_entities` field. */
  readonly alias: string;
  readonly type: string;
}

/** Parses a planner's operation text. */
export function readFetchSelection(operation: string, rewrites: readonly Rewrite[]): FetchSelection {
  const document = parse(operation, { noLocation: true });
  const definition = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error("a fetch without an operation");
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const names = renamed(rewrites);
  const clientName = (name: string) => names.get(name) ?? name;
  const namesOf = (fields: readonly FieldNode[]) => [
    ...new Set(
      fields
        .map(responseKey)
        .filter((name) => name !== "__typename")
        .map(clientName),
    ),
  ];
  const expanded = (selection: SelectionSetNode | undefined, fits: (type: string) => boolean): FieldNode[] =>
    (selection?.selections ?? []).flatMap((node) => {
      if (node.kind === Kind.FIELD) return [node];
      const inner =
        node.kind === Kind.INLINE_FRAGMENT ? node : fragments.find(({ name }) => name.value === node.name.value);
      const type = inner?.typeCondition?.name.value;
      return type === undefined || fits(type) ? expanded(inner?.selectionSet, fits) : [];
    });
  const roots = expanded(definition.selectionSet, () => true);
  const entities = (alias: string) => roots.find((field) => responseKey(field) === alias)?.selectionSet;
  return {
    roots: namesOf(roots),
    entityFields: ({ alias, type }, supergraph) =>
      namesOf(expanded(entities(alias), (condition) => supergraph.isOfType(type, condition))),
    entityText(alias) {
      const selection = entities(alias);
      return [...(selection ? [selection] : []), ...fragments].map((node) => print(inOrder(node))).join("\n");
    },
    isFlat: (alias) => expanded(entities(alias), () => true).every(({ selectionSet }) => selectionSet === undefined),
    reaches(fields, alias) {
      let at = alias === undefined ? roots : expanded(entities(alias), () => true);
      return fields.every((name, index) => {
        const found = at.filter((field) => clientName(responseKey(field)) === name);
        if (index < fields.length - 1) at = found.flatMap(({ selectionSet }) => expanded(selectionSet, () => true));
        return found.length > 0;
      });
    },
    clientPath: (path) =>
      names.size === 0 ? path : path.map((key) => (typeof key === "string" ? clientName(key) : key)),
  };
}

/** Sorts the selections, because plans have them in any order. */
function inOrder<Node extends ASTNode>(node: Node): Node {
  const leave = (set: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: set.selections.toSorted((one, other) => (print(one) < print(other) ? -1 : 1)),
  });
  return visit(node, { SelectionSet: { leave } });
}

function responseKey({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}

function renamed(rewrites: readonly Rewrite[]): ReadonlyMap<string, string> {
  return new Map(
    rewrites.flatMap(({ path, action }) => {
      const last = path.at(-1);
      return last && "key" in last && "renameTo" in action ? [[last.key, action.renameTo] as const] : [];
    }),
  );
}
