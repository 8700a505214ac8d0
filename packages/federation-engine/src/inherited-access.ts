import { Kind, type FieldDefinitionNode } from "graphql";
import type { Requirement } from "./access-rules.js";
import { readFieldSet, type Selection } from "./plan/selection.js";
import { applied, argument, isComposite, namedType } from "./plan/subgraph-schema.js";
import type { Supergraph } from "./supergraph.js";

export interface InheritedAccess {
  /** `Type.field`. */
  readonly coordinate: string;
  /** The guarded fields and types whose rules the field gets. */
  readonly sources: readonly string[];
  readonly requirements: readonly Requirement[];
}

/**
 * Returns the rules that a field lacks although its `@requires` reads guarded fields: its value may tell theirs. Today's
 * composition refuses such a field; supergraphs of earlier versions contain them.
 */
export function inheritedAccess(
  supergraph: Supergraph,
  requirements: ReadonlyMap<string, readonly Requirement[]>,
): readonly InheritedAccess[] {
  const fields = fieldsByCoordinate(supergraph);

  /** Returns the coordinates whose rules guard the field itself. */
  const guardsOf = (type: string, name: string): string[] => {
    const returned = fields.get(`${type}.${name}`)?.type;
    return [`${type}.${name}`, type, ...(returned ? [namedType(returned)] : [])].filter((each) =>
      requirements.has(each),
    );
  };
  const guardsOfRead = (type: string, selection: Selection, seen: Set<string>): string[] =>
    selection.flatMap((selected) => {
      if (selected.kind === "fragment") return guardsOfRead(selected.type, selected.selection, seen);
      const { name, selection: below = [] } = selected;
      // a field of an interface may be guarded in only one of its types
      return [type, ...supergraph.possibleTypes(type)].flatMap((each) => {
        const node = fields.get(`${each}.${name}`);
        if (!node) return [];
        return [
          ...guardsOf(each, name),
          ...guardsOfRead(namedType(node.type), below, seen),
          ...guardsOfRequired(each, name, seen),
        ];
      });
    });
  /** Returns the coordinates that guard what the field requires, and what this requires in turn. */
  const guardsOfRequired = (type: string, name: string, seen: Set<string>): string[] => {
    const coordinate = `${type}.${name}`;
    const node = fields.get(coordinate);
    if (!node || seen.has(coordinate)) return [];
    seen.add(coordinate);
    return applied(node, "join__field").flatMap((directive) => {
      const required = argument(directive, "requires");
      return typeof required === "string" ? guardsOfRead(type, readFieldSet(required), seen) : [];
    });
  };

  const rulesOf = (coordinate: string): readonly Requirement[] => requirements.get(coordinate) ?? [];
  return [...fields.keys()].flatMap((coordinate) => {
    const [type = "", name = ""] = coordinate.split(".");
    const own = new Set(
      guardsOf(type, name)
        .flatMap(rulesOf)
        .map((rule) => JSON.stringify(rule)),
    );
    const isMissing = (rule: Requirement): boolean => !own.has(JSON.stringify(rule));
    const required = new Set(guardsOfRequired(type, name, new Set()));
    const sources = [...required].filter((each) => rulesOf(each).some(isMissing));
    if (sources.length === 0) return [];
    return [{ coordinate, sources, requirements: sources.flatMap(rulesOf).filter(isMissing) }];
  });
}

function fieldsByCoordinate({ document }: Supergraph): ReadonlyMap<string, FieldDefinitionNode> {
  return new Map(
    document.definitions.filter(isComposite).flatMap((node) => {
      const fields = node.kind === Kind.UNION_TYPE_DEFINITION ? [] : (node.fields ?? []);
      return fields.map((field) => [`${node.name.value}.${field.name.value}`, field] as const);
    }),
  );
}
