import type { Client, OperationResult } from "@urql/core";
import { isUnauthenticated } from "../../../graph/session-renewal";
import { StartGuestSessionDocument } from "./start-guest-session.generated";

/** Sends a mutation of the cart. A visitor without a session first becomes a guest with a new cart. */
export async function sendAsBuyer<Answer extends Pick<OperationResult, "error">>(
  graph: Client,
  send: () => Promise<Answer>,
): Promise<Answer> {
  const answer = await send();
  if (!answer.error || !isUnauthenticated(answer.error)) return answer;
  await graph.mutation(StartGuestSessionDocument, {}).toPromise();
  return send();
}
