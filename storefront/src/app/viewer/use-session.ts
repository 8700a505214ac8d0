import { useCallback } from "react";
import { useClient } from "urql";
import { useReplaceGraph } from "../../graph/graph-holder";
import { rememberedSession } from "../../graph/remembered-session";
import { SignOutDocument } from "./sign-out.generated";

export interface SessionActions {
  /** Call it after any `SignedIn` answer. The cookies are set already; all shown data is fetched again. */
  readonly signedIn: () => void;
  readonly signOut: () => Promise<void>;
  /** Call it when the session has ended together with its account. */
  readonly forget: () => void;
}

export function useSession(): SessionActions {
  const graph = useClient();
  const replaceGraph = useReplaceGraph();
  const signedIn = useCallback(() => {
    rememberedSession.renewed();
    replaceGraph();
  }, [replaceGraph]);
  const forget = useCallback(() => {
    rememberedSession.end();
    replaceGraph();
  }, [replaceGraph]);
  const signOut = useCallback(async () => {
    await graph.mutation(SignOutDocument, {}).toPromise();
    forget();
  }, [graph, forget]);
  return { signedIn, signOut, forget };
}
