import { GraphQLError, parse, type GraphQLFormattedError } from "graphql";
import { placesOfUnstorableText } from "./argument-places.js";
import { isConnectionError, isRefusedValue } from "./database-error.js";
import { graphError } from "./graph-error.js";
import type { GraphRequest } from "./graph-request.js";
import type { Logger } from "./logger.js";
import { messageWithoutValues } from "./message-without-values.js";
import { PageArgumentError } from "./page.js";
import { currentRequest } from "./request-context.js";
import { ServiceUnavailableError } from "./service-unavailable.js";

/** What the client has to mend before anything runs: a text that is none, unknown fields, variables that do not fit. */
export function requestError({ message, locations, extensions }: GraphQLError): GraphQLFormattedError {
  const { code: _code, status: _status, ...rest } = extensions;
  const place = typeof rest.argument === "string" ? `${rest.argument}: ` : "";
  const left = graphError("BAD_USER_INPUT", `${place}${messageWithoutValues(message)}`, rest);
  return { ...(locations ? { locations } : {}), message: left.message, extensions: left.extensions };
}

/** What may leave the subgraph of an error of a resolver: coded ones as they are, faults of the input by name, all else only by its reference. `request` is what was asked. */
export function maskedError(error: GraphQLError, logger: Logger, request: GraphRequest): GraphQLFormattedError {
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
  if (isConnectionError(original)) {
    logger.error({ err: original }, "the database does not answer");
    return leave(graphError("SUBGRAPH_UNAVAILABLE", "A database does not answer. Try again."));
  }
  if (isRefusedValue(original)) {
    logger.warn({ err: original, path }, "the database refused a value");
    return leave(unstorable(request));
  }
  if (original instanceof GraphQLError && typeof original.extensions.status === "number") return leave(error);
  logger.error({ err: original, path }, "a resolver failed");
  return leave(graphError("INTERNAL_SERVER_ERROR", internalMessage()));
}

/** Names the arguments that hold text which no database takes; where none does, something else was too large or no date. */
function unstorable({ query, variables }: GraphRequest): GraphQLError {
  const [argument, ...more] = placesOfUnstorableText(parse(query), variables);
  if (argument === undefined)
    return graphError("BAD_USER_INPUT", "A value of the input can neither be stored nor be found.");
  const places = [argument, ...more].join(", ");
  return graphError("BAD_USER_INPUT", `${places} must hold neither a NUL nor half of a surrogate pair`, { argument });
}

export function unavailableMessage(service: string): string {
  return `${service} does not answer. Try again.`;
}

export function internalMessage(): string {
  return `Something went wrong on our side. Reference: ${currentRequest()?.correlationId ?? "none"}`;
}
