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

/** What jobs do after the answer, sooner or later. */
const doneLater: ReadonlySet<string> = new Set(["notifications", "shipments", "shipment", "events"]);

/** All leaves of a type and of what it leads to, so many steps on. Empty for a leaf. */
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

/** What other types of a union have under the same name as something else gets a name of its own: both could not stand in one query. */
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
