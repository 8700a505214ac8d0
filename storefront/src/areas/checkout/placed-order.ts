import { useSearchParams } from "react-router";
import { sessionMemory } from "./session-memory";

/**
 * The number of the order that this tab placed last. Its page shows the thanks, and the return page of the bank
 * redirects to it.
 */
export const placedOrder = sessionMemory<string>("souk.placed");

/** Returns true if this tab placed the order last. Without scripts, an address with `placed` says it. */
export function useIsNewOrder(number: string): boolean {
  const [parameters] = useSearchParams();
  return placedOrder.read() === number || parameters.has("placed");
}
