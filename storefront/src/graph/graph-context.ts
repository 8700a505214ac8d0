import type { AnyVariables, Client, DocumentInput, OperationResult } from "@urql/core";
import { createContext, type LoaderFunctionArgs } from "react-router";

/** How a route's loader reaches the graph: on the server in nobody's name. */
export const graphContext = createContext<Client>();

/** How a route's action reaches the graph: on the server too in the name of the visitor who sent the form. */
export const actingGraphContext = createContext<Client>();

/** Longer than the code of a page takes to load. */
const keptMs = 10_000;

/**
 * Begins to ask before the page's code has arrived. The server waits for the answer and renders it; a browser goes on to the
 * page, which shows its loading state until the answer is there (`useQuery` with the same variables asks nothing anew).
 */
export async function preload<Data, Variables extends AnyVariables>(
  { context }: Pick<LoaderFunctionArgs, "context">,
  document: DocumentInput<Data, Variables>,
  variables: Variables,
): Promise<OperationResult<Data, Variables> | undefined> {
  const source = context.get(graphContext).query(document, variables);
  if (import.meta.env.SSR) return source.toPromise();
  // an answer with an error is in no cache, so it is kept until the page is there to show it
  const kept = source.subscribe(() => undefined);
  setTimeout(() => kept.unsubscribe(), keptMs);
  return undefined;
}
