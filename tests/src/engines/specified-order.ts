import { executeSync, getOperationAST, isAbstractType, parse, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import { apiSchema } from "../authorization/coordinates.js";
import type { Question } from "./seen-answer.js";

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The same data with its fields in the order that the specification asks for: graphql-js executes the question on what was
 * answered. Undefined where the answer does not say which types its objects have, or is about the schema itself.
 */
export function inSpecifiedOrder({ query, variables }: Question, data: unknown): string | undefined {
  if (typeof data !== "object" || data === null || /\b__(?:schema|type)\b/.test(query)) return undefined;
  const document = parse(query);
  if (!getOperationAST(document) || meetsAbstractTypes(query)) return undefined;
  const { data: ordered } = executeSync({
    schema: apiSchema,
    document,
    rootValue: data,
    variableValues: variables ?? {},
    fieldResolver: (source: JsonObject, _args, _context, { path }) => source[path.key],
  });
  return JSON.stringify(ordered);
}

function meetsAbstractTypes(query: string): boolean {
  const info = new TypeInfo(apiSchema);
  let found = false;
  const Field = () => void (found ||= isAbstractType(info.getParentType()));
  visit(parse(query), visitWithTypeInfo(info, { Field }));
  return found;
}
