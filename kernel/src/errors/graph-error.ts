import { GraphQLError } from "graphql";
import { errorCodes, type ErrorCodeName } from "./error-codes.js";

/**
 * Creates a GraphQL error with a listed code and its status. Never sets `extensions.http`, because the router would
 * then drop the whole answer.
 */
export function graphError(
  code: ErrorCodeName,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, status: errorCodes[code].status, ...more } });
}
