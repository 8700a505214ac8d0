import {
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type SelectionSetNode,
} from "graphql";
import { collectFields } from "./collect-fields.js";
import { spotOf } from "./complete-value.js";
import type { RequestedField, FieldPlan, ObjectPlan } from "./field-plan.js";
import type { Container } from "./place.js";
import type { ExecutableOperation } from "./run.js";

/** Returns the plan for objects of `type` under these selections, for these values of the condition variables. */
export function planObject(
  operation: ExecutableOperation,
  conditions: Readonly<Record<string, unknown>>,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): ObjectPlan {
  const template: Container = {};
  const fields: FieldPlan[] = [];
  for (const [key, nodes] of collectFields(operation, conditions, type, selectionSets)) {
    const { name } = nodes[0];
    template[key] = name.value === "__typename" ? type.name : undefined;
    const definition = definitionOf(operation, type, name.value);
    if (!definition) continue;
    const field: RequestedField = { key, name: name.value, parentType: type, definition, nodes };
    const spot = spotOf(definition.type, field, (ofField, { nodes: fieldNodes }) =>
      planObject(operation, conditions, ofField, fieldNodes.flatMap(selectionOf)),
    );
    fields.push({ ...field, resolve: definition.resolve, spot });
  }
  return { template, fields };
}

function definitionOf(
  { schema }: ExecutableOperation,
  type: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return type.getFields()[name];
}

function selectionOf({ selectionSet }: FieldNode): readonly SelectionSetNode[] {
  return selectionSet ? [selectionSet] : [];
}
