import type { GraphQLFormattedError } from "graphql";
import type { GraphqlHttpAnswer } from "../graphql-http/graphql-http-answer.js";
import { limitError, type ExceededLimit } from "../limits/query-limits.js";

export const jsonType = { "content-type": "application/json; charset=utf-8" };

/** Returns an answer with one error that has a message alone. */
export function refusal(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): GraphqlHttpAnswer {
  return answerOfError(status, { message }, headers);
}

/** Returns an answer with the error of a limit. */
export function refusalBy(status: number, limit: ExceededLimit): GraphqlHttpAnswer {
  return answerOfError(status, limitError(limit).toJSON());
}

function answerOfError(
  status: number,
  error: GraphQLFormattedError,
  headers: Readonly<Record<string, string>> = {},
): GraphqlHttpAnswer {
  return { status, headers: { ...jsonType, ...headers }, body: JSON.stringify({ errors: [error] }) };
}
