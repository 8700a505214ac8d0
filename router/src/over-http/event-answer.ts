import { eventStreamType, singleEvent } from "@souk/kernel/event-stream";
import { notKeptByAnybody } from "./cache-control.js";
import type { GraphqlHttpAnswer } from "./graphql-service.js";

export const eventStreamHeaders: Readonly<Record<string, string>> = {
  "content-type": `${eventStreamType}; charset=utf-8`,
  "cache-control": notKeptByAnybody,
  // proxies that know it pass each event on as it comes
  "x-accel-buffering": "no",
};

/**
 * For clients that take events alone. What is wrong with an operation is an event too, as graphql-sse has it; a client that comes
 * too often, or cannot be served now, sees that by the status.
 */
export function asEvent(answer: GraphqlHttpAnswer): GraphqlHttpAnswer {
  if (answer.status !== 200 && answer.status !== 400) return answer;
  return {
    status: 200,
    headers: { ...answer.headers, ...eventStreamHeaders },
    body: singleEvent(answer.body.trimEnd()),
  };
}
