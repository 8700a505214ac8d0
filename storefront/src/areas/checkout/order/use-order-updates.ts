import { useDocumentVisibility } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useClient } from "urql";
import { pipe, subscribe } from "wonka";
import { OrderUpdatesDocument } from "./order-updates.generated";

/** The page has just loaded, so its data are current. */
const firstPauseMs = 2000;
/**
 * The pause before a retry, plus a random time up to the same length, so that clients of a stopped router do not
 * reconnect at once.
 */
const nextPauseMs = 15_000;

/**
 * Subscribes to changes of an order through the router; the cache updates the page. Returns true while the subscription
 * works; otherwise the caller has to poll. It is off while the page is hidden, because a browser allows few connections
 * to one origin for all its tabs.
 */
export function useOrderUpdates(id: string, isOpen: boolean): boolean {
  const graph = useClient();
  const isActive = useDocumentVisibility() === "visible" && isOpen;
  const [state, setState] = useState<"quiet" | "listening" | "notified">("quiet");
  const [attempts, setAttempts] = useState(0);
  const isListening = state !== "quiet";
  useEffect(() => {
    if (!isActive || isListening) return undefined;
    const pauseMs = attempts === 0 ? firstPauseMs : nextPauseMs * (1 + Math.random());
    const timer = window.setTimeout(() => {
      setAttempts((before) => before + 1);
      setState("listening");
    }, pauseMs);
    return () => window.clearTimeout(timer);
  }, [isActive, isListening, attempts]);
  useEffect(() => {
    if (!isActive || !isListening) return undefined;
    const subscription = pipe(
      graph.subscription(OrderUpdatesDocument, { id }),
      subscribe(({ error, hasNext }) => setState(error || !hasNext ? "quiet" : "notified")),
    );
    return () => {
      subscription.unsubscribe();
      setState("quiet");
    };
  }, [graph, id, isActive, isListening]);
  return state === "notified";
}
