import { eventStreamHeaders, singleEvent } from "@souk/kernel/http/event-stream";
import type { GraphqlHttpAnswer } from "./graphql-http-answer.js";

/**
 * Converts an answer for clients that accept only events. Errors in an operation become an event too, as in
 * graphql-sse; rate limits and server errors keep their HTTP status.
 */
export function eventResponse(answer: GraphqlHttpAnswer): GraphqlHttpAnswer {
  if (answer.status !== 200 && answer.status !== 400) return answer;
  return {
    status: 200,
    headers: { ...answer.headers, ...eventStreamHeaders },
    body: singleEvent(answer.body.trimEnd()),
  };
}
