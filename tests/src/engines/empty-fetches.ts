import { Kind, parse, type DocumentNode, type FieldNode, type SelectionSetNode } from "graphql";
import { fragmentSelection, isIncluded } from "@souk/federation-engine";
import type { TestOperation } from "./seen-answer.js";

type Values = Readonly<Record<string, unknown>>;

/** Whether `@skip` and `@include` remove all fields of the object at this place of the answer. */
export function isEmptyFetch({ query, variables = {} }: TestOperation, path: readonly (string | number)[]): boolean {
  const document = parse(query);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return false;
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, defaultValue.value]] : [],
    ),
  );
  const values = { ...defaults, ...variables };
  let sets: readonly SelectionSetNode[] = [operation.selectionSet];
  for (const key of path) {
    if (typeof key === "number") continue;
    const named = fieldsIn(sets, document, values).filter(({ alias, name }) => (alias ?? name).value === key);
    if (named.length === 0) return false;
    sets = named.flatMap(({ selectionSet }) => selectionSet ?? []);
  }
  return sets.length > 0 && fieldsIn(sets, document, values).length === 0;
}

function fieldsIn(sets: readonly SelectionSetNode[], document: DocumentNode, values: Values): readonly FieldNode[] {
  return sets.flatMap(({ selections }) =>
    selections.flatMap((node): readonly FieldNode[] => {
      if (!isIncluded(node, { isTrue: (name) => values[name] === true })) return [];
      if (node.kind === Kind.FIELD) return [node];
      const selected = fragmentSelection(node, document);
      return selected ? fieldsIn([selected], document, values) : [];
    }),
  );
}
