import {
  BREAK,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { isIncluded } from "../compile/collect-fields.js";
import type { PlannedNames } from "../compile/planned-names.js";
import { withoutDefer } from "../defer/defer-directive.js";
import { fragmentSelection } from "./fragment-selection.js";

/** Whether the engine answers this field itself. */
export function isIntrospection({ name }: FieldNode): boolean {
  return name.value === "__schema" || name.value === "__type";
}

/** Whether the document contains introspection anywhere. */
export function hasIntrospection(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field(node) {
      if (!isIntrospection(node)) return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}

/** Replaces removed fields, so that no selection is empty. */
const placeholder: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

/** Inputs of a plan in addition to the document. */
export interface PlanningInput {
  readonly schema: GraphQLSchema;
  /** Fields that the caller may not see, as `Type.field`. */
  readonly denied: ReadonlySet<string>;
  /** Whether the variable with this name is true. */
  readonly isTrue: (name: string) => boolean;
  readonly names: PlannedNames;
}

/**
 * Returns the operation with its fragments for the planner: without introspection, without denied fields, and with
 * `@skip` and `@include` resolved. `__typename` keeps its own name, where the engine expects it; other aliases come
 * from `names`. Undefined when no field is left for a subgraph.
 */
export function plannedDocument(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { schema, denied, isTrue, names }: PlanningInput,
): DocumentNode | undefined {
  const definitions = document.definitions.filter(
    (node) => node.kind !== Kind.OPERATION_DEFINITION || node === operation,
  );
  const info = new TypeInfo(schema);
  const isDenied = (): boolean => {
    const [parent, field] = [info.getParentType(), info.getFieldDef()];
    return parent != null && field != null && denied.has(`${parent.name}.${field.name}`);
  };
  const planned = visit(
    withoutDefer({ ...document, definitions }),
    visitWithTypeInfo(info, {
      Field(node) {
        if (isIntrospection(node) || isDenied() || !isIncluded(node, { isTrue })) return placeholder;
        if (isTypename(node)) return node.alias ? { ...node, alias: undefined } : undefined;
        const name = names.of(node);
        if (name === node.name.value) return node.alias ? { ...node, alias: undefined } : undefined;
        return { ...node, alias: { kind: Kind.NAME, value: name } };
      },
      InlineFragment: (node) => (isIncluded(node, { isTrue }) ? undefined : placeholder),
      FragmentSpread: (node) => (isIncluded(node, { isTrue }) ? undefined : placeholder),
      Directive: ({ name }) => (name.value === "skip" || name.value === "include" ? null : undefined),
    }),
  );
  const rest = planned.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  return rest && isTypenameAlone(rest.selectionSet, planned) ? undefined : planned;
}

function isTypenameAlone(
  selectionSet: SelectionSetNode,
  document: DocumentNode,
  visited = new Set<SelectionSetNode>(),
): boolean {
  if (visited.has(selectionSet)) return true;
  visited.add(selectionSet);
  return selectionSet.selections.every((node) => {
    if (node.kind === Kind.FIELD) return isTypename(node);
    const selected = fragmentSelection(node, document);
    return selected !== undefined && isTypenameAlone(selected, document, visited);
  });
}

function isTypename({ name }: FieldNode): boolean {
  return name.value === "__typename";
}
