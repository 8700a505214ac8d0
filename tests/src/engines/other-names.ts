import { parse, print, validate, visit, type DocumentNode } from "graphql";
import { apiSchema, objectTypes } from "../authorization/coordinates.js";
import type { TestOperation, SeenAnswer } from "./seen-answer.js";

const fieldNames = new Set(objectTypes.flatMap((type) => Object.keys(type.getFields())));

/** Names of fields, and those that every JavaScript object inherits, such as `constructor`. */
const isConfused = (alias: string): boolean => fieldNames.has(alias) || alias in Object.prototype;

/** A query with other aliases, and a function that restores the original aliases in its answer. */
export interface Renamed {
  readonly operation: TestOperation;
  readonly back: (answer: SeenAnswer) => SeenAnswer;
}

/**
 * Renames aliases that an engine confuses with fields or with inherited properties: see `accepted-differences.ts`.
 * Undefined when the query has no such alias.
 */
export function withoutFieldNames(operation: TestOperation): Renamed | undefined {
  const document = validDocument(operation.query);
  if (!document) return undefined;
  const aliases = new Map<string, string>();
  const renamed = visit(document, {
    Field(node) {
      const alias = node.alias?.value;
      if (alias === undefined || alias === node.name.value || !isConfused(alias)) return undefined;
      const other = `renamed_${alias}_${node.name.value}`;
      aliases.set(other, alias);
      return { ...node, alias: { ...node.alias, value: other } };
    },
  });
  if (aliases.size === 0) return undefined;
  const name = (key: string | number) => aliases.get(String(key)) ?? key;
  return {
    operation: { ...operation, query: print(renamed) },
    back: (answer) => ({
      ...answer,
      data: withNames(answer.data, name),
      errors: answer.errors.map((error) => (error.path ? { ...error, path: error.path.map(name) } : error)),
    }),
  };
}

function withNames(value: unknown, name: (key: string) => string | number): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => withNames(each, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [name(key), withNames(item, name)]));
}

function validDocument(query: string): DocumentNode | undefined {
  try {
    const document = parse(query);
    return validate(apiSchema, document).length === 0 ? document : undefined;
  } catch {
    return undefined;
  }
}
