import {
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { fragmentSelection } from "@souk/federation-engine";

export type Arguments = Readonly<Record<string, unknown>>;

/** A root field of an operation with the values of its arguments. */
export interface RootCall {
  readonly name: string;
  readonly args: Arguments;
}

/**
 * Returns the root fields of an operation, with any alias and also inside fragments. Fields that `@skip` leaves out are
 * included. The document must be valid and within its limits (at most twenty root fields).
 */
export function rootCalls(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): RootCall[] {
  const values = { ...defaultsOf(operation), ...variables };
  return rootFields(document, operation.selectionSet).map((field) => ({
    name: field.name.value,
    args: argumentsOf(field, values),
  }));
}

function rootFields(document: DocumentNode, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection;
    const selected = fragmentSelection(selection, document);
    return selected ? rootFields(document, selected) : [];
  });
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Arguments {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

function argumentsOf({ arguments: given = [] }: FieldNode, variables: Arguments): Arguments {
  return Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value, { ...variables })]));
}

/** Returns the email address of a call, normalized in the same way as in accounts. */
export function emailIn(args: Arguments): string | undefined {
  const email = textIn(args, "email")?.trim().toLowerCase();
  return email === "" ? undefined : email;
}

/** Returns the text of an argument or of a field of `input`; undefined for any other value. */
export function textIn(args: Arguments, name: string): string | undefined {
  const value = args[name] ?? fieldOf(args.input, name);
  return typeof value === "string" ? value : undefined;
}

export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Arguments)[name]
    : undefined;
}
