import type { FastifyReply } from "fastify";

/** Aborted once the answer is out, or its client has gone before that. */
export function signalOfEnd({ raw }: FastifyReply): AbortSignal {
  const ended = new AbortController();
  if (raw.destroyed) ended.abort();
  else raw.once("close", () => ended.abort());
  return ended.signal;
}
