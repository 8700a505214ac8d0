import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";

/**
 * Redis is away, as opposed to having refused a command: then the cart does not answer. A change whose answer was lost is not
 * sent again, since it may have happened.
 */
export async function orUnavailable<T>(command: Promise<T>): Promise<T> {
  try {
    return await command;
  } catch (error) {
    if (error instanceof Error && isRefusal(error)) throw error;
    throw new ServiceUnavailableError("cart", { cause: error });
  }
}

/** An error that Redis itself answered with; while it loads its data, or follows a leader that is away, it only asks to wait. */
function isRefusal({ name, message }: Error): boolean {
  return name === "ReplyError" && !/^(LOADING|MASTERDOWN|READONLY|CLUSTERDOWN|TRYAGAIN)\b/.test(message);
}
