import type { AnyVariables, Client, DocumentInput, OperationResult } from "@urql/core";
import { isUnauthenticated } from "../../../graph/session-renewal";

/**
 * Sends a mutation that needs no session. The server rejects an invalid cookie and clears it in the same answer, so the
 * second attempt is sent without it.
 */
export async function mutateSignedOut<Data, Variables extends AnyVariables>(
  graph: Client,
  document: DocumentInput<Data, Variables>,
  variables: Variables,
): Promise<OperationResult<Data, Variables>> {
  const answer = await graph.mutation(document, variables).toPromise();
  if (!answer.error || !isUnauthenticated(answer.error)) return answer;
  return graph.mutation(document, variables).toPromise();
}
