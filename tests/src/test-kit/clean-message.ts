import { expect } from "@jest/globals";

/** A message that a client may see: no address, stack, path of the server or SQL in it. */
export const cleanMessage: unknown = expect.stringMatching(
  /^(?!.*(?:\d+\.\d+\.\d+\.\d+|localhost|:\d{2,5}\b|ECONN|\.[jt]s\b|node_modules|\bat \w+ \(|\/work\/|\bselect\b|\binsert\b|\bupdate\b|souk_|shop_[0-9a-f]{10}))/is,
);
