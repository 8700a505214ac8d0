import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  parse,
  type DocumentNode,
  type FieldNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { Question } from "./seen-answer.js";

/** Whether `@skip` and `@include` leave nothing inside the object at this place of the answer. */
export function asksNothing({ query, variables = {} }: Question, path: readonly (string | number)[]): boolean {
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

function fieldsIn(sets: readonly SelectionSetNode[], document: DocumentNode, values: object): readonly FieldNode[] {
  return sets.flatMap(({ selections }) =>
    selections.flatMap((node): readonly FieldNode[] => {
      if (!isIncluded(node, values)) return [];
      if (node.kind === Kind.FIELD) return [node];
      if (node.kind === Kind.INLINE_FRAGMENT) return fieldsIn([node.selectionSet], document, values);
      const fragment = document.definitions.find(
        (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === node.name.value,
      );
      return fragment?.kind === Kind.FRAGMENT_DEFINITION ? fieldsIn([fragment.selectionSet], document, values) : [];
    }),
  );
}

function isIncluded(node: SelectionNode, values: object): boolean {
  const given = { ...values };
  return (
    getDirectiveValues(GraphQLSkipDirective, node, given)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, given)?.if !== false
  );
}
