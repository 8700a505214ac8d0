import type { ServerResponse } from "node:http";

/** Aborted once the answer is out, or its client has gone before that. */
export function signalOfEnd(response: ServerResponse): AbortSignal {
  const ended = new AbortController();
  if (response.destroyed) ended.abort();
  else response.once("close", () => ended.abort());
  return ended.signal;
}
