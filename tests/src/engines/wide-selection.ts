import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from "graphql";
import { apiSchema } from "../authorization/coordinates.js";

/** Fields that jobs change some time after the answer. */
const doneLater: ReadonlySet<string> = new Set(["notifications", "shipments", "shipment", "events"]);

/** All leaf fields of a type and of the types that it leads to, up to `steps` levels. Empty for a leaf type. */
export function wideSelection(type: GraphQLNamedType, steps: number): string {
  if (isObjectType(type)) return `{ __typename ${fieldsOf(type, steps, []).join(" ")} }`;
  if (!isAbstractType(type)) return "";
  const types = apiSchema.getPossibleTypes(type);
  const parts = types.map((one) => {
    const others = types.filter((other) => other !== one);
    return `... on ${one.name} { ${["__typename", ...fieldsOf(one, steps, others)].join(" ")} }`;
  });
  return `{ __typename ${parts.join(" ")} }`;
}

/**
 * The fields of a type. A field that has the same name in another type of the union gets an alias, because both could
 * conflict in one query.
 */
function fieldsOf(type: GraphQLObjectType, steps: number, others: readonly GraphQLObjectType[]): string[] {
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.some((each) => isNonNullType(each.type)));
  return fields.flatMap((field) => {
    const named = getNamedType(field.type);
    const isElse = others.some((other) => differs(other.getFields()[field.name], field));
    const name = isElse ? `${type.name}_${field.name}: ${field.name}` : field.name;
    if (isLeafType(named)) return [name];
    return steps === 0 || doneLater.has(field.name) ? [] : [`${name} ${wideSelection(named, steps - 1)}`];
  });
}

function differs(other: GraphQLField<unknown, unknown> | undefined, { type }: GraphQLField<unknown, unknown>): boolean {
  return other !== undefined && String(other.type) !== String(type);
}
