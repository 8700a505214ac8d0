import { createContext, use } from "react";

/** The slots of a page that the server renders. */
export interface SlotLog {
  readonly started: Set<string>;
  readonly finished: Set<string>;
}

/** Undefined in a browser. */
export const SlotLogContext = createContext<SlotLog | undefined>(undefined);

export function useSlotLog(): SlotLog | undefined {
  return use(SlotLogContext);
}

export function failedSlots({ started, finished }: SlotLog): string[] {
  return [...started].filter((name) => !finished.has(name));
}
