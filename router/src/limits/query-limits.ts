import { graphError } from "@souk/kernel/graph-error";
import type { GraphQLError } from "graphql";

/** What one request may ask for, checked before anything runs. docs/limits.md tells clients; `QUERY_COST_LIMIT` sets another cost. */
export const queryLimits = {
  operations: 1,
  tokens: 2000,
  depth: 15,
  aliases: 30,
  rootFields: 20,
  directives: 50,
  fields: 500,
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
  cost: "points of cost",
};

export interface AskedTooMuch {
  readonly name: QueryLimitName;
  readonly max: number;
  /** What was asked for; one more than `max` where nobody counted on. */
  readonly value: number;
}

/** BAD_USER_INPUT, which names the limit and has it in `extensions.limit`. */
export function limitError(limit: AskedTooMuch): GraphQLError {
  return graphError("BAD_USER_INPUT", limitMessage(limit), { limit });
}

export function limitMessage({ name, max, value }: AskedTooMuch): string {
  if (name === "operations") return `Batches are not taken: a request is ${max} operation, not a list of ${value}.`;
  return `An operation may have at most ${max} ${words[name]} (limit ${name}); this one has ${value}.`;
}
