import { GraphQLError, parse, type GraphQLFormattedError } from "graphql";
import { placesOfUnstorableText } from "../subgraph/request/argument-places.js";
import { isDatabaseUnavailable, isRefusedValue, retryAfterOf } from "../database/database-error.js";
import { graphError } from "./graph-error.js";
import type { GraphRequest } from "../subgraph/graph-request.js";
import { messageWithoutValues } from "./message-without-values.js";
import { OverloadedError } from "./overloaded-error.js";
import { PageArgumentError } from "../values/page.js";
import { currentRequest } from "../logging/request-context.js";
import type { ServiceContext } from "../subgraph/subgraph.js";
import { ServiceUnavailableError } from "./service-unavailable.js";

/**
 * Formats an error from before execution, which the client must fix: a malformed document, unknown fields, or variables
 * that do not fit.
 */
export function requestError({
  message,
  locations,
  extensions = {},
}: GraphQLError | GraphQLFormattedError): GraphQLFormattedError {
  const { code: _code, status: _status, ...rest } = extensions;
  const place = typeof rest.argument === "string" ? `${rest.argument}: ` : "";
  const left = graphError("BAD_USER_INPUT", `${place}${messageWithoutValues(message)}`, rest);
  return { ...(locations ? { locations } : {}), message: left.message, extensions: left.extensions };
}

/**
 * Formats a resolver's error for the client. Coded errors stay as they are, input faults name the argument, and all
 * other errors show only a reference, and in development their stack. `request` is the executed request.
 */
export function maskedError(
  error: GraphQLError,
  { logger, showsStacks = false }: Pick<ServiceContext, "logger" | "showsStacks">,
  request: GraphRequest,
): GraphQLFormattedError {
  const { path, locations } = error;
  const place = { ...(path ? { path } : {}), ...(locations ? { locations } : {}) };
  const leave = ({ message, extensions }: GraphQLError): GraphQLFormattedError => ({ ...place, message, extensions });
  const original = error.originalError ?? error;
  if (original instanceof PageArgumentError)
    return leave(graphError("BAD_USER_INPUT", original.message, { argument: original.argument }));
  if (original instanceof ServiceUnavailableError) {
    return leave(
      graphError("SUBGRAPH_UNAVAILABLE", unavailableMessage(original.service), { service: original.service }),
    );
  }
  if (original instanceof OverloadedError)
    return leave(graphError("OVERLOADED", original.message, { retryAfter: original.retryAfterSeconds }));
  if (isDatabaseUnavailable(original)) {
    logger.error({ err: original }, "the database is unavailable");
    const retryAfter = retryAfterOf(original);
    const more = retryAfter === undefined ? {} : { retryAfter };
    return leave(graphError("SUBGRAPH_UNAVAILABLE", databaseUnavailableMessage, more));
  }
  if (isRefusedValue(original)) {
    logger.warn({ err: original, path }, "the database refused a value");
    return leave(unstorable(request));
  }
  if (original instanceof GraphQLError && typeof original.extensions.status === "number") return leave(error);
  logger.error({ err: original, path }, "a resolver failed");
  return leave(graphError("INTERNAL_SERVER_ERROR", internalMessage(), showsStacks ? stackOf(original) : {}));
}

/** Returns the lines of the error and its stack, under the name that Apollo Server uses in `extensions`. */
export function stackOf({ stack }: Error): { readonly stacktrace?: readonly string[] } {
  return stack === undefined ? {} : { stacktrace: stack.split("\n") };
}

/**
 * Names the arguments with text that a database cannot store. Without such an argument, another value was too large or
 * not a date.
 */
function unstorable({ query, variables }: GraphRequest): GraphQLError {
  const [argument, ...more] = placesOfUnstorableText(parse(query), variables);
  if (argument === undefined)
    return graphError("BAD_USER_INPUT", "A value of the input can neither be stored nor be found.");
  const places = [argument, ...more].join(", ");
  return graphError("BAD_USER_INPUT", `${places} must hold neither a NUL nor half of a surrogate pair`, { argument });
}

export const databaseUnavailableMessage = "The database is unavailable. Try again.";

export function unavailableMessage(service: string): string {
  return `${service} does not answer. Try again.`;
}

export function internalMessage(): string {
  return `Something went wrong on our side. Reference: ${currentRequest()?.correlationId ?? "none"}`;
}
