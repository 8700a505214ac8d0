import type { PreparedOperation } from "@souk/federation-engine";
import { getNamedType, isEnumType, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import { withoutOthers } from "./operation-signature.js";

export interface UsedCoordinates {
  /** Schema coordinates of fields, arguments, input fields and enum values: `Product.name`, `Query.orders.first`. */
  readonly fields: readonly string[];
  /** Those of them that are deprecated. */
  readonly deprecatedFields: readonly string[];
}

/** The longest list that is stored; a larger operation loses the rest. */
const mostCoordinates = 5000;

/** Returns what an operation names in the schema. The fields of input objects in variables are not known. */
export function usedCoordinates({
  document,
  operation,
  schema,
}: Pick<PreparedOperation, "document" | "operation" | "schema">): UsedCoordinates {
  const types = new TypeInfo(schema);
  const used = new Map<string, boolean>();
  const add = (coordinate: string, deprecationReason: string | null | undefined): void => {
    used.set(coordinate, deprecationReason != null);
  };
  visit(
    withoutOthers(document, operation),
    visitWithTypeInfo(types, {
      Field: () => {
        const [field, parent] = [types.getFieldDef(), types.getParentType()];
        if (!field || !parent || field.name.startsWith("__") || parent.name.startsWith("__")) return false;
        add(`${parent.name}.${field.name}`, field.deprecationReason);
        return undefined;
      },
      Argument: () => {
        const [argument, field, parent] = [types.getArgument(), types.getFieldDef(), types.getParentType()];
        if (argument && field && parent && !types.getDirective())
          add(`${parent.name}.${field.name}.${argument.name}`, argument.deprecationReason);
      },
      ObjectField: ({ name }) => {
        // TypeInfo has entered the field: its parent is the input object
        const parent = types.getParentInputType();
        const input = parent && getNamedType(parent);
        if (!input || !("getFields" in input)) return;
        const field = input.getFields()[name.value];
        if (field) add(`${input.name}.${name.value}`, field.deprecationReason);
      },
      EnumValue: ({ value }) => {
        const type = types.getInputType();
        const named = type && getNamedType(type);
        if (isEnumType(named)) add(`${named.name}.${value}`, named.getValue(value)?.deprecationReason);
      },
    }),
  );
  const coordinates = [...used].slice(0, mostCoordinates);
  return {
    fields: coordinates.map(([name]) => name).sort(),
    deprecatedFields: coordinates.flatMap(([name, isDeprecated]) => (isDeprecated ? [name] : [])).sort(),
  };
}
