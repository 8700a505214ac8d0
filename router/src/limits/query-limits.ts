import { graphError } from "@souk/kernel/graph-error";
import { GraphQLError, type ASTNode } from "graphql";

/** What one request may ask for, checked before anything runs. docs/limits.md tells clients; `QUERY_COST_LIMIT` sets another cost. */
export const queryLimits = {
  operations: 1,
  tokens: 2000,
  depth: 15,
  aliases: 30,
  rootFields: 20,
  directives: 50,
  fields: 500,
  valueDepth: 10,
  cost: 20_000,
} as const;

export type QueryLimitName = keyof typeof queryLimits;

const words: Readonly<Record<Exclude<QueryLimitName, "operations">, string>> = {
  tokens: "tokens",
  depth: "levels of depth",
  aliases: "aliases",
  rootFields: "root fields",
  directives: "directives",
  fields: "fields",
  valueDepth: "levels of lists and objects in a value",
  cost: "points of cost",
};

export interface AskedTooMuch {
  readonly name: QueryLimitName;
  readonly max: number;
  /** What was asked for; one more than `max` where nobody counted on. */
  readonly value: number;
}

/** BAD_USER_INPUT, which names the limit and has it in `extensions.limit`; with its place, where one node alone breaks it. */
export function limitError(limit: AskedTooMuch, node?: ASTNode): GraphQLError {
  const { message, extensions } = graphError("BAD_USER_INPUT", limitMessage(limit), { limit });
  return new GraphQLError(message, { extensions, ...(node ? { nodes: node } : {}) });
}

export function limitMessage({ name, max, value }: AskedTooMuch): string {
  if (name === "operations") return `Batches are not taken: a request is ${max} operation, not a list of ${value}.`;
  return `An operation may have at most ${max} ${words[name]} (limit ${name}); this one has ${value}.`;
}
