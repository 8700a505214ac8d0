import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  getVariableValues,
  GraphQLError,
  isListType,
  isUnionType,
  isCompositeType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { defaultListSize, isConnection, type CostRules } from "./cost-rules.js";
import { listSizeOf } from "./list-size-of.js";

/**
 * Returns the lists whose length the field above them has by `sizedFields`, with this length. The other lists of a
 * connection then have the default length. A fragment may be spread at several places; the largest length counts.
 */
export function sizedFieldsIn(
  { listSizes }: CostRules,
  { schema, document, operation, variables }: SizedOperation,
): ReadonlyMap<FieldNode, number> {
  const sized = new Map<FieldNode, number>();
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  let values: Values | undefined;
  const info = new TypeInfo(schema);
  const enter = (node: FieldNode): void => {
    const [parent, field] = [info.getParentType(), info.getFieldDef()];
    const list = parent && field && listSizes.get(`${parent.name}.${field.name}`);
    if (!list || list.sizedFields.length === 0) return;
    values ??= getVariableValues(schema, operation.variableDefinitions ?? [], variables).coerced ?? {};
    const size = listSizeOf(list, argumentsOf(field, node, values));
    const page = getNamedType(field.type);
    if (!isCompositeType(page) || isUnionType(page)) return;
    for (const child of fieldsIn(node.selectionSet, fragments)) {
      const { name } = child;
      const type = page.getFields()[name.value]?.type;
      if (!type || !isListType(getNullableType(type))) continue;
      const isSized = list.sizedFields.includes(name.value);
      if (!isSized && (!isConnection(page) || listSizes.has(`${page.name}.${name.value}`))) continue;
      sized.set(child, Math.max(sized.get(child) ?? 0, isSized ? size : defaultListSize));
    }
  };
  const definitions = [operation, ...fragments.values()];
  visit({ kind: Kind.DOCUMENT, definitions }, visitWithTypeInfo(info, { Field: { enter } }));
  return sized;
}

type Values = Record<string, unknown>;

export interface SizedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The raw values of the request. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Returns no values when they do not fit: the field may be skipped, or of a fragment that another operation spreads. */
function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode, values: Values) {
  try {
    return getArgumentValues(field, node, values);
  } catch (error) {
    if (error instanceof GraphQLError) return {};
    throw error;
  }
}

/** Yields the fields of a selection, also by way of fragments; each fragment once. */
function* fieldsIn(
  selectionSet: SelectionSetNode | undefined,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen = new Set<string>(),
): Generator<FieldNode> {
  for (const selection of selectionSet?.selections ?? []) {
    if (selection.kind === Kind.FIELD) yield selection;
    else if (selection.kind === Kind.INLINE_FRAGMENT) yield* fieldsIn(selection.selectionSet, fragments, seen);
    else if (!seen.has(selection.name.value)) {
      seen.add(selection.name.value);
      yield* fieldsIn(fragments.get(selection.name.value)?.selectionSet, fragments, seen);
    }
  }
}
