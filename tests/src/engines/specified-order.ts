import { executeSync, getOperationAST, isAbstractType, parse, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import { apiSchema } from "../authorization/coordinates.js";
import type { TestOperation } from "./seen-answer.js";

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Returns the data as JSON with its fields in the order of the specification: graphql-js executes the query on the
 * answered data. Undefined when the query selects from abstract types or from the introspection schema.
 */
export function inSpecifiedOrder({ query, variables }: TestOperation, data: unknown): string | undefined {
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
