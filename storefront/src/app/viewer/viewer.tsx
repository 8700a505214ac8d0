import { createContext, use, useCallback, useEffect, useMemo, type ReactNode } from "react";
import { useClient, useQuery } from "urql";
import { onCartChangedElsewhere } from "../../graph/cart-changes";
import { useReplaceGraph } from "../../graph/graph-holder";
import { onSessionElsewhere, rememberedSession } from "../../graph/remembered-session";
import { isUnauthenticated } from "../../graph/session-renewal";
import { useShopSettings } from "../shop-settings";
import { ShellDocument, type ViewerFragment } from "./viewer.generated";

/** `unknown` on an anonymous page of the server, and in a browser until the graph has answered. */
export type ViewerState = "unknown" | "nobody" | "user" | "unavailable";

export interface ViewerValue {
  readonly state: ViewerState;
  /** Set only if `state` is `user`. */
  readonly user: ViewerFragment | undefined;
  /** Units in the cart; 0 if unknown. */
  readonly cartQuantity: number;
  /** Fetches again and bypasses the cache. */
  readonly refresh: () => void;
}

const ViewerContext = createContext<ViewerValue>({
  state: "unknown",
  user: undefined,
  cartQuantity: 0,
  refresh: () => undefined,
});

export function ViewerProvider({ children }: { readonly children: ReactNode }) {
  const { isPersonal = false } = useShopSettings();
  const pause = import.meta.env.SSR && !isPersonal;
  const graph = useClient();
  const [{ data, error, fetching }] = useQuery({ query: ShellDocument, pause });
  const user = data?.me ?? undefined;
  const cartQuantity = data?.cart?.totalQuantity ?? 0;
  const state = stateOf({ loading: fetching || (!data && !error), user, refused: !error || isUnauthenticated(error) });
  // forms that the server has processed sign a browser in too
  useEffect(() => {
    if (user && !rememberedSession.present) rememberedSession.renewed();
  }, [user]);
  // the refetch of `useQuery` would make the state `unknown` until the answer arrives
  const refresh = useCallback(
    () => void graph.query(ShellDocument, {}, { requestPolicy: "network-only" }).toPromise(),
    [graph],
  );
  useEffect(() => onCartChangedElsewhere(refresh), [refresh]);
  const replaceGraph = useReplaceGraph();
  useEffect(
    () =>
      onSessionElsewhere((isPresent) => {
        // an answer under way may be that of the former session
        if (isPresent ? state !== "user" : state === "user") replaceGraph();
      }),
    [replaceGraph, state],
  );
  const value = useMemo(() => ({ state, user, cartQuantity, refresh }), [state, user, cartQuantity, refresh]);
  return <ViewerContext value={value}>{children}</ViewerContext>;
}

function stateOf({ loading, user, refused }: { loading: boolean; user: unknown; refused: boolean }): ViewerState {
  if (user) return "user";
  if (loading) return "unknown";
  return refused ? "nobody" : "unavailable";
}

export function useViewer(): ViewerValue {
  return use(ViewerContext);
}
