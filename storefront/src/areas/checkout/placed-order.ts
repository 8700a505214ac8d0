import { sessionMemory } from "./session-memory";

/**
 * The number of the order that this tab placed last. Its page shows the thanks, and the return page of the bank
 * redirects to it.
 */
export const placedOrder = sessionMemory<string>("souk.placed");
