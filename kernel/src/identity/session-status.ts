import type { Logger } from "../logging/logger.js";
import { PeerClient } from "../peers/peer-client.js";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";
import type { ServiceContext } from "../subgraph/subgraph.js";
import type { Role } from "./viewer.js";

/**
 * The session status from accounts: the role of its user, that it has ended, or unknown because accounts does not
 * answer.
 */
export type SessionStatus = Role | "ENDED" | "UNKNOWN";

/**
 * Costs one statement in accounts. Used for payments and admin work, for which a token that has not expired is not
 * enough.
 */
const operation = "query SessionStatus($sessionId: ID!) { sessionStatus(sessionId: $sessionId) }";
const deadlineMs = 1500;

/**
 * Returns a function that asks accounts about sessions. While accounts is unavailable, only the token decides: it lives
 * for a few minutes at most, and sales matter more than the immediate end of a session.
 */
export function sessionStatusLookup(
  caller: string,
  { peer, serviceTokens, logger }: Pick<ServiceContext, "peer" | "serviceTokens"> & { readonly logger: Logger },
): (sessionId: string) => Promise<SessionStatus> {
  const accounts = new PeerClient({ caller, callee: "accounts", transport: peer("accounts"), serviceTokens });
  return async (sessionId) => {
    try {
      const answer = await accounts.call<{ sessionStatus: Role | null }, { sessionId: string }>(
        operation,
        { sessionId },
        { idempotent: false, deadlineMs },
      );
      return answer.sessionStatus ?? "ENDED";
    } catch (error) {
      if (!(error instanceof ServiceUnavailableError)) throw error;
      logger.warn({ err: error }, "failed to read the status of a session; its token decides");
      return "UNKNOWN";
    }
  };
}
