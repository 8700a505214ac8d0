import type { UsedOperation } from "@souk/shop/schema-usage/read-usage";
import { clientName, counted, operationName } from "@souk/shop/schema-usage/usage-text";
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isInputType,
  OverlappingFieldsCanBeMergedRule,
  parse,
  specifiedRules,
  typeFromAST,
  validate,
  visit,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
} from "graphql";
import { breakingChanges, type BreakingChange } from "./breaking-changes.ts";

/** The stored documents have no aliases, so two fields of one name may have other arguments. */
const rules = specifiedRules.filter((rule) => rule !== OverlappingFieldsCanBeMergedRule);

/** Operations that a message lists; the others are counted. */
const shownOperations = 5;
const shownClients = 3;

/** Returns a message for each breaking change from the old API schema to the new one that affects operations in use. */
export async function usedChanges(
  oldSdl: string,
  newSdl: string,
  operations: readonly UsedOperation[],
): Promise<string[]> {
  const [before, after] = [buildSchema(oldSdl), buildSchema(newSdl)];
  const used = operations.map((operation) => ({ operation, ...affectedParts(operation, before, after) }));
  const changes = (await breakingChanges(oldSdl, newSdl)).map((change) => ({
    ...change,
    isNewArgument: isNewArgument(before, change),
  }));
  const explained = changes.flatMap((change) => {
    const affected = used.filter((each) => isAffected(each, change));
    return affected.length > 0 ? [messageOf(change, affected)] : [];
  });
  const named = new Set(changes.flatMap((change) => used.filter((each) => isAffected(each, change))));
  // an operation can be invalid in the new schema without using a coordinate that changed
  const invalid = used.filter((each) => each.errors.length > 0 && !named.has(each));
  return [...explained, ...invalid.map((each) => invalidMessage(each))];
}

/** A change of which it is known whether it adds a required argument. */
interface ExaminedChange extends BreakingChange {
  readonly isNewArgument: boolean;
}

interface AffectedOperation {
  readonly operation: UsedOperation;
  /** Why it is invalid in the new schema, and was not in the old one. */
  readonly errors: readonly string[];
  /** The input types and enums that its variables may contain. */
  readonly inputs: ReadonlySet<string>;
}

function affectedParts({ document: text }: UsedOperation, before: GraphQLSchema, after: GraphQLSchema) {
  // a document that was too long to be stored
  if (text === "") return { errors: [], inputs: new Set<string>() };
  const document = parse(text);
  const known = new Set(validate(before, document, rules).map(({ message }) => message));
  const errors = validate(after, document, rules).flatMap(({ message }) => (known.has(message) ? [] : [message]));
  return { errors, inputs: inputsOfVariables(document, before) };
}

function inputsOfVariables(document: DocumentNode, schema: GraphQLSchema): ReadonlySet<string> {
  const found = new Map<string, GraphQLNamedType>();
  visit(document, {
    VariableDefinition: ({ type: node }) => {
      const type = typeFromAST(schema, node as never);
      if (type && isInputType(type)) found.set(getNamedType(type).name, getNamedType(type));
    },
  });
  // the map grows while it is read
  for (const type of found.values()) {
    if (!isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) found.set(getNamedType(field.type).name, getNamedType(field.type));
  }
  return new Set(found.keys());
}

/** Whether the operation names what changed, or can send it in a variable. */
function isAffected({ operation, inputs }: AffectedOperation, change: ExaminedChange): boolean {
  const { coordinate } = change;
  const [type = "", member] = coordinate.split(".");
  if (inputs.has(type)) return true;
  if (member === undefined) return operation.fields.some((field) => field.startsWith(`${type}.`));
  // a new required argument breaks all operations with its field
  return operation.fields.includes(change.isNewArgument ? `${type}.${member}` : coordinate);
}

function isNewArgument(before: GraphQLSchema, { coordinate }: BreakingChange): boolean {
  const [type = "", field = "", argument] = coordinate.split(".");
  const known = before.getType(type);
  if (argument === undefined || !(isObjectType(known) || isInterfaceType(known))) return false;
  return known.getFields()[field]?.args.every(({ name }) => name !== argument) ?? false;
}

function messageOf({ coordinate, message }: BreakingChange, affected: readonly AffectedOperation[]): string {
  const shown = affected.slice(0, shownOperations).map(({ operation }) => `\n  ${described(operation)}`);
  const rest = affected.length - shown.length;
  const more = rest > 0 ? `\n  and ${counted(rest, "other operation")}` : "";
  return `${coordinate} breaks operations in use: ${message}${shown.join("")}${more}\n  to do: deprecate it first, and remove it when nothing uses it`;
}

function invalidMessage({ operation, errors }: AffectedOperation): string {
  return `an operation in use becomes invalid: ${errors[0]}\n  ${described(operation)}`;
}

function described(operation: UsedOperation): string {
  const clients = operation.clients.slice(0, shownClients).map(clientName).join(", ");
  const sent = `${counted(operation.count, "request")} in 30 days, last seen ${operation.lastSeenAt}`;
  return `${operationName(operation)} (${clients}): ${sent}`;
}
