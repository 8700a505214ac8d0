import type { GraphqlHttpAnswer } from "./graphql-http-answer.js";
import type { StreamFormat } from "./stream-format.js";

/**
 * Converts an answer for clients that accept only streams. Errors in an operation become an event or a part too, as in
 * graphql-sse; rate limits and server errors keep their HTTP status.
 */
export function eventResponse(answer: GraphqlHttpAnswer, format: StreamFormat): GraphqlHttpAnswer {
  if (answer.status !== 200 && answer.status !== 400) return answer;
  return {
    status: 200,
    headers: { ...answer.headers, ...format.headers },
    body: format.single(answer.body.trimEnd()),
  };
}
