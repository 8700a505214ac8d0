import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { GraphQLDateTimeISO, GraphQLJSON } from "graphql-scalars";
import { isCurrency } from "../values/money.js";

const dateTime = GraphQLDateTimeISO.toConfig();

/** Serialized as text even inside one process, as it is over HTTP. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  ...dateTime,
  parseValue: (value) => momentOf(() => dateTime.parseValue(value)),
  parseLiteral: (node) => momentOf(() => dateTime.parseLiteral(node), node),
  name: "DateTime",
  description: 'A time in UTC in ISO 8601 format, with milliseconds: "2026-11-20T09:30:00.000Z".',
});
export const JsonScalar = GraphQLJSON;

/** A scalar for client strings that pass `isRight`. Any other literal or variable is BAD_USER_INPUT. */
function textScalar(
  name: string,
  description: string,
  example: string,
  isRight: (text: string) => boolean,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown, node?: ValueNode): string => {
    if (typeof value === "string" && isRight(value)) return value;
    throw wrongValue(`${name} must be ${example}`, node);
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => String(value),
    parseValue: (value) => parse(value),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined, node),
  });
}

/** `node`: the literal, if any, from which the error derives its position in the document. */
function wrongValue(message: string, node: ValueNode | undefined): GraphQLError {
  return new GraphQLError(message, { ...(node ? { nodes: [node] } : {}), extensions: { code: "BAD_USER_INPUT" } });
}

function momentOf(read: () => Date, node?: ValueNode): Date {
  try {
    return read();
  } catch {
    throw wrongValue('DateTime must be a moment such as "2026-11-20T09:30:00.000Z"', node);
  }
}

export const DecimalScalar = textScalar(
  "Decimal",
  'An exact decimal as a JSON string, e.g. "49.99". Never a float. Money always has all minor digits of its currency: "40.00".',
  'a decimal in a string such as "49.99"',
  (text) => /^-?\d{1,15}(\.\d{1,15})?$/.test(text),
);

export const CurrencyCodeScalar = textScalar(
  "CurrencyCode",
  'ISO 4217, e.g. "CAD".',
  'an ISO 4217 code such as "CAD"',
  isCurrency,
);
