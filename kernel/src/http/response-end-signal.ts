import type { ServerResponse } from "node:http";

/** Returns a signal that is aborted when the response is complete, or when its client leaves before that. */
export function responseEndSignal(response: ServerResponse): AbortSignal {
  const ended = new AbortController();
  if (response.destroyed) ended.abort();
  else response.once("close", () => ended.abort());
  return ended.signal;
}
