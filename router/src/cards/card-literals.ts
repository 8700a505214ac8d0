import {
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  type GraphQLInputType,
  type ObjectFieldNode,
  type StringValueNode,
  type ValueNode,
} from "graphql";
import type { SecretCardField } from "@souk/kernel/cards/card-number";
import type { CardTypes } from "./card-types.js";
import { isSecret } from "./card-values.js";

export interface CardLiteral {
  /** The operation or fragment that contained the secret. */
  readonly place: string;
  /** Name of the variable that replaces the secret. */
  readonly name: string;
  readonly field: SecretCardField;
  readonly value: string;
}

type OnSecret = (field: SecretCardField, node: StringValueNode) => ValueNode;

const mostDigitsOfInt = 10;

/**
 * Removes the secrets from the values in a document. A value of the wrong type is replaced by an empty value that is
 * just as invalid.
 */
export class CardLiterals {
  readonly removed: CardLiteral[] = [];
  /** The variables that supply one field of a card, with the field's name. */
  readonly fieldOf = new Map<string, string>();
  hasChanged = false;

  /** `prefix` starts the names of the variables that replace the secrets. */
  constructor(
    private readonly types: CardTypes,
    private readonly prefix: string,
  ) {}

  /** Replaces each secret in an argument by a variable, so that the document is the same for every card. */
  withoutSecrets(node: ValueNode, type: GraphQLInputType, place: string): ValueNode {
    return this.walk(node, type, (field, { value }) => {
      const name = `${this.prefix}${this.removed.length + 1}`;
      this.removed.push({ place, name, field, value });
      return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
    });
  }

  /** Replaces each secret in a default by an empty value, because a default cannot contain variables. */
  emptied(node: ValueNode, type: GraphQLInputType): ValueNode {
    return this.walk(node, type, (_field, secret) => emptyValue(secret));
  }

  /** Empties the default of a variable that supplies one field of a card. */
  emptiedField(field: string, node: ValueNode): ValueNode {
    return this.ofCard(field, node, (_field, secret) => emptyValue(secret));
  }

  private walk(node: ValueNode, type: GraphQLInputType, onSecret: OnSecret): ValueNode {
    if (!this.types.holdsCard(type) || isOpen(node)) return node;
    const expected = getNullableType(type);
    if (isListType(expected)) {
      if (node.kind !== Kind.LIST) return this.walk(node, expected.ofType, onSecret);
      const values = node.values.map((one) => this.walk(one, expected.ofType, onSecret));
      return { ...node, values };
    }
    if (node.kind !== Kind.OBJECT || !isInputObjectType(expected)) return this.changed(emptyValue(node));
    if (this.types.isCard(expected)) return withFields(node, (name, value) => this.ofCard(name, value, onSecret));
    const fields = expected.getFields();
    return withFields(node, (name, value) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (field) return this.walk(value, field.type, onSecret);
      return isOpen(value) ? value : this.changed(emptyValue(value));
    });
  }

  private ofCard(field: string, node: ValueNode, onSecret: OnSecret): ValueNode {
    if (node.kind === Kind.VARIABLE) this.fieldOf.set(node.name.value, field);
    if (isOpen(node)) return node;
    if (isSecret(field) && node.kind === Kind.STRING) return this.changed(onSecret(field, node));
    const isSmall = node.kind === Kind.INT && node.value.length <= mostDigitsOfInt;
    return (field === "expiryMonth" || field === "expiryYear") && isSmall ? node : this.changed(emptyValue(node));
  }

  private changed(node: ValueNode): ValueNode {
    this.hasChanged = true;
    return node;
  }
}

/** Whether the value is a variable or null, and so contains no secret. */
function isOpen({ kind }: ValueNode): boolean {
  return kind === Kind.VARIABLE || kind === Kind.NULL;
}

function withFields(
  node: Extract<ValueNode, { kind: Kind.OBJECT }>,
  change: (name: string, value: ValueNode) => ValueNode,
): ValueNode {
  const fields = node.fields.map((field): ObjectFieldNode => ({
    ...field,
    value: change(field.name.value, field.value),
  }));
  return { ...node, fields };
}

/** Returns an empty value of the same kind. */
function emptyValue(node: ValueNode): ValueNode {
  switch (node.kind) {
    case Kind.STRING:
      return { kind: Kind.STRING, value: "" };
    case Kind.INT:
      // an integer that is too large stays too large
      return { kind: Kind.INT, value: String(2 ** 31) };
    case Kind.FLOAT:
      return { kind: Kind.FLOAT, value: "0.5" };
    case Kind.ENUM:
      return { kind: Kind.ENUM, value: "_" };
    case Kind.LIST:
      return { kind: Kind.LIST, values: [] };
    case Kind.OBJECT:
      return { kind: Kind.OBJECT, fields: [] };
    default:
      return node;
  }
}
