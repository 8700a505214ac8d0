import { GraphQLError } from "graphql";
import { errorCodes, type ErrorCodeName } from "./error-codes.js";

/** A GraphQL error with a code of the table and its status. Never sets `extensions.http`: the router would drop the whole answer. */
export function graphError(
  code: ErrorCodeName,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, status: errorCodes[code].status, ...more } });
}
