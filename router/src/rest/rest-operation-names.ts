import * as operations from "./generated/operations.js";

/** The names of the operations that REST routes run. */
export const restOperationNames: readonly string[] = Object.values(operations).flatMap(
  (text) => /^\s*(?:query|mutation) (\w+)/.exec(String(text))?.[1] ?? [],
);
