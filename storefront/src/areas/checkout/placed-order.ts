import { sessionMemory } from "./session-memory";

/** The number of the order that this tab placed last: its page says thank you, and whoever comes back from the bank is led to it. */
export const placedOrder = sessionMemory<string>("souk.placed");
