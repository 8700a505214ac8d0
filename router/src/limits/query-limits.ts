import { graphError } from "@souk/kernel/errors/graph-error";
import { GraphQLError, type ASTNode } from "graphql";

/** The largest values for one request, checked before anything runs. `Infinity` removes a limit. */
export interface QueryLimits {
  /** Operations in a request; a request with several is a JSON array. */
  readonly operations: number;
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  readonly fields: number;
  readonly valueDepth: number;
  readonly cost: number;
}

export type QueryLimitName = keyof QueryLimits;

/**
 * The limits of the shop, where `QUERY_COST_LIMIT` changes the cost, and the defaults of the stand-alone router.
 * docs/limits.md documents them for clients.
 */
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
} as const satisfies QueryLimits;

/** The largest body of a request to the shop, and the default of the stand-alone router. */
export const bodyLimitBytes = 1024 * 1024;

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

export interface ExceededLimit {
  readonly name: QueryLimitName | "body";
  readonly max: number;
  /** The measured value; `max` + 1 when counting stopped at the limit. */
  readonly value: number;
}

/**
 * Returns a BAD_USER_INPUT error that names the limit and contains it in `extensions.limit`; with a location when a
 * single node exceeds the limit.
 */
export function limitError(limit: ExceededLimit, node?: ASTNode): GraphQLError {
  const { message, extensions } = graphError("BAD_USER_INPUT", limitMessage(limit), { limit });
  return new GraphQLError(message, { extensions, ...(node ? { nodes: node } : {}) });
}

export function limitMessage({ name, max, value }: ExceededLimit): string {
  if (name === "body") return `A body may have at most ${max} bytes (limit ${name}).`;
  if (name === "operations" && max === 1)
    return `Batches are not taken: a request is ${max} operation, not a list of ${value}.`;
  if (name === "operations")
    return `A request may have at most ${max} operations (limit ${name}); this one has ${value}.`;
  return `An operation may have at most ${max} ${words[name]} (limit ${name}); this one has ${value}.`;
}
