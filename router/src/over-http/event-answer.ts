import { eventStreamHeaders, singleEvent } from "@souk/kernel/event-stream";
import type { GraphqlHttpAnswer } from "./graphql-service.js";

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
