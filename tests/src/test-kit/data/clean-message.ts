import { expect } from "vitest";

/** Matches a message that a client may see: without addresses, stacks, server paths or SQL. */
export const cleanMessage: unknown = expect.stringMatching(
  /^(?!.*(?:\d+\.\d+\.\d+\.\d+|localhost|:\d{2,5}\b|ECONN|\.[jt]s\b|node_modules|\bat \w+ \(|\/work\/|\bselect\b|\binsert\b|\bupdate\b|souk_|shop_[0-9a-f]{10}))/is,
);
