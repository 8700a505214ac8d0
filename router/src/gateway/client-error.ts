import { errorCodes, type ErrorCodeName } from "@souk/kernel/errors/error-codes";
import type { Logger } from "@souk/kernel/logging/logger";
import { stackOf } from "@souk/kernel/errors/masked-error";
import { messageWithoutValues } from "@souk/kernel/errors/message-without-values";
import { currentRequest } from "@souk/kernel/logging/request-context";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { limitMessage } from "../limits/query-limits.js";
import { tokenLimitIn } from "../limits/token-limit.js";

/** Apollo's codes for errors in a document or its variables. */
const inputCodes = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_REQUEST",
  "BAD_USER_INPUT",
]);

/** Clients of automatic persisted queries depend on these codes. */
const protocolCodes = new Set(["PERSISTED_QUERY_NOT_FOUND", "PERSISTED_QUERY_NOT_SUPPORTED"]);

/**
 * Returns a function that formats errors for clients: a code from the table, its status, the correlation id, and the
 * service that caused it (a subgraph or the router). An error without one of our codes is internal: it is logged in
 * full, and the client gets only a reference; with `showsStacks`, for development, also the stack.
 */
export function clientErrorFormatter(
  logger: Logger,
  showsStacks: boolean,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const {
      code,
      serviceName,
      service,
      stacktrace,
      http: _http,
      status: _status,
      ...more
    } = formatted.extensions ?? {};
    const correlationId = currentRequest()?.correlationId;
    const place = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    };
    const withCode = (name: ErrorCodeName, message: string, extensions: object): GraphQLFormattedError => ({
      message,
      ...place,
      extensions: { code: name, status: errorCodes[name].status, correlationId, ...extensions },
    });
    const source = service ?? serviceName;
    const from = { service: source ?? "router" };
    if (httpStatusOf(error) === errorCodes.METHOD_NOT_ALLOWED.status)
      return withCode("METHOD_NOT_ALLOWED", formatted.message, from);
    const tokens = tokenLimitIn(formatted.message);
    if (tokens) return withCode("BAD_USER_INPUT", limitMessage(tokens), { limit: tokens, ...from });
    if (inputCodes.has(String(code))) return withCode("BAD_USER_INPUT", complaintIn(formatted), { ...more, ...from });
    if (protocolCodes.has(String(code))) return { message: formatted.message, extensions: { ...formatted.extensions } };
    if (isKnown(code) && code !== "INTERNAL_SERVER_ERROR")
      return withCode(code, formatted.message, { ...more, ...from });
    // subgraphs log and mask their own internal errors
    if (code !== "INTERNAL_SERVER_ERROR" || source === undefined) logger.error({ err: error }, "a request failed");
    return withCode(
      "INTERNAL_SERVER_ERROR",
      `Something went wrong on our side. Reference: ${correlationId ?? "none"}`,
      { ...(showsStacks ? (stacktrace === undefined ? ownStack(error) : { stacktrace }) : {}), ...from },
    );
  };
}

/**
 * Returns the message for an error in a document or its variables. A stack overflow in the parser gets our own message.
 */
function complaintIn({ message, extensions }: GraphQLFormattedError): string {
  const isUnread = extensions?.code === "GRAPHQL_PARSE_FAILED" && /call stack|recursion/i.test(message);
  return isUnread ? "The document is too deep to be read." : messageWithoutValues(message);
}

/** Returns the HTTP status of Apollo's refusal, which Apollo removes from the formatted error. */
function httpStatusOf(error: unknown): number | undefined {
  return error instanceof GraphQLError ? (error.extensions.http as { status?: number } | undefined)?.status : undefined;
}

/** Returns the stack of a fault of the router, which the engine wraps in an error of the graph. */
function ownStack(error: unknown): object {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  return cause instanceof Error ? stackOf(cause) : {};
}

function isKnown(code: unknown): code is ErrorCodeName {
  return typeof code === "string" && Object.hasOwn(errorCodes, code);
}
