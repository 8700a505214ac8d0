import { GraphQLError } from "graphql";
import { isDatabaseUnavailable } from "../../database/database-error.js";
import { graphError } from "../../errors/graph-error.js";
import { databaseUnavailableMessage, internalMessage, unavailableMessage } from "../../errors/masked-error.js";
import { ServiceUnavailableError } from "../../errors/service-unavailable.js";
import { InvalidTokenError } from "../../identity/access-token.js";
import { InvalidServiceTokenError } from "../../identity/service-token.js";
import type { Logger } from "../../logging/logger.js";
import { ServiceCallRefusedError } from "../graph-executor.js";

/** Returns the error for a request that fails as a whole. Writes a log line when the caller is not the cause. */
export function requestRefusal(error: unknown, logger: Logger): GraphQLError {
  const refused = refusalOf(error);
  if (!refused || isDatabaseUnavailable(error)) logger.error({ err: error }, "a request failed");
  return refused ?? graphError("INTERNAL_SERVER_ERROR", internalMessage());
}

function refusalOf(error: unknown): GraphQLError | undefined {
  if (error instanceof InvalidTokenError) return graphError("UNAUTHENTICATED", error.message, { reason: error.reason });
  if (error instanceof InvalidServiceTokenError) return graphError("UNAUTHENTICATED", error.message);
  // errors of the request checks that already have a code
  if (error instanceof GraphQLError) return error;
  if (error instanceof ServiceCallRefusedError) return graphError("FORBIDDEN", error.message);
  if (error instanceof ServiceUnavailableError)
    return graphError("SUBGRAPH_UNAVAILABLE", unavailableMessage(error.service), { service: error.service });
  if (isDatabaseUnavailable(error)) return graphError("SUBGRAPH_UNAVAILABLE", databaseUnavailableMessage);
  return undefined;
}
