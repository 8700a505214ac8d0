import { useCallback } from "react";
import { useClient } from "urql";
import { useReplaceGraph } from "../../graph/graph-holder";
import { rememberedSession } from "../../graph/remembered-session";
import { SignOutDocument } from "./sign-out.generated";

export interface SessionActs {
  /** After any answer `SignedIn`: the cookies are set, and all that is shown is asked anew. */
  readonly signedIn: () => void;
  readonly signOut: () => Promise<void>;
  /** The session has ended with its account. */
  readonly forget: () => void;
}

export function useSession(): SessionActs {
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
