import { RenewSessionDocument } from "./renew-session.generated";
import { serverGraph } from "./graph-client";

/**
 * Renews the session of a visitor without scripts. False if there was no answer: then it is unknown whether the session
 * has ended.
 */
export async function renewSession(fetchAsVisitor: typeof fetch): Promise<boolean> {
  const { data } = await serverGraph(fetchAsVisitor).graph.mutation(RenewSessionDocument, {}).toPromise();
  return Boolean(data?.refreshSession);
}
