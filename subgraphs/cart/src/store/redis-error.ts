import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";

/**
 * Throws ServiceUnavailableError when Redis is unavailable, and the error itself when Redis refused the command. A command whose
 * reply was lost is not sent again, because it may have taken effect.
 */
export async function orUnavailable<T>(command: Promise<T>): Promise<T> {
  try {
    return await command;
  } catch (error) {
    if (error instanceof Error && isRefusal(error)) throw error;
    throw new ServiceUnavailableError("cart", { cause: error });
  }
}

/**
 * Error replies about the server's state, not about the command:
 * https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors
 */
const unavailableReply =
  /^(LOADING|MASTERDOWN|READONLY|CLUSTERDOWN|TRYAGAIN|OOM|MISCONF|NOREPLICAS|NOAUTH|WRONGPASS|BUSY)\b/;

function isRefusal({ name, message }: Error): boolean {
  return name === "ReplyError" && !unavailableReply.test(message);
}
