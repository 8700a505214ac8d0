import { useDocumentVisibility } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useClient } from "urql";
import { pipe, subscribe } from "wonka";
import { OrderNewsDocument } from "./order-news.generated";

/** The page has just been loaded; it need not be told what it knows. */
const firstPauseMs = 2000;
/** Before it is tried again, with as much again by chance: not all whom a router has left come back at once. */
const nextPauseMs = 15_000;

/**
 * Has the router tell of each change of an order, which the page then shows by way of the cache. Whether it does: where it does not,
 * somebody has to ask. Not while the page is hidden, since a browser keeps few connections to a shop for all its tabs.
 */
export function useOrderNews(id: string, isOpen: boolean): boolean {
  const graph = useClient();
  const isWanted = useDocumentVisibility() === "visible" && isOpen;
  const [state, setState] = useState<"quiet" | "listening" | "told">("quiet");
  const [tries, setTries] = useState(0);
  const isListening = state !== "quiet";
  useEffect(() => {
    if (!isWanted || isListening) return undefined;
    const pauseMs = tries === 0 ? firstPauseMs : nextPauseMs * (1 + Math.random());
    const timer = window.setTimeout(() => {
      setTries((before) => before + 1);
      setState("listening");
    }, pauseMs);
    return () => window.clearTimeout(timer);
  }, [isWanted, isListening, tries]);
  useEffect(() => {
    if (!isWanted || !isListening) return undefined;
    const news = pipe(
      graph.subscription(OrderNewsDocument, { id }),
      subscribe(({ error, hasNext }) => setState(error || !hasNext ? "quiet" : "told")),
    );
    return () => {
      news.unsubscribe();
      setState("quiet");
    };
  }, [graph, id, isWanted, isListening]);
  return state === "told";
}
