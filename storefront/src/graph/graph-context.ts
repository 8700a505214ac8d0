import type { AnyVariables, Client, DocumentInput, OperationResult } from "@urql/core";
import { createContext, type LoaderFunctionArgs } from "react-router";

/** The graph client for a route's loader. On the server it queries as the visitor only for personal pages. */
export const graphContext = createContext<Client>();

/** True while the server renders a page with the visitor's own data. */
export const personalContext = createContext(false);

/** The graph client for a route's action. On the server too it acts as the visitor who sent the form. */
export const actingGraphContext = createContext<Client>();

/** Longer than the code of a page takes to load. */
const subscriptionMs = 10_000;

/**
 * Starts a query before the page's code has loaded. The server waits for the answer and renders it. A browser continues
 * to the page, which shows its loading state until the answer arrives; its `useQuery` with the same variables sends no
 * second request.
 */
export async function preload<Data, Variables extends AnyVariables>(
  { context }: Pick<LoaderFunctionArgs, "context">,
  document: DocumentInput<Data, Variables>,
  variables: Variables,
): Promise<OperationResult<Data, Variables> | undefined> {
  const source = context.get(graphContext).query(document, variables);
  if (import.meta.env.SSR) return source.toPromise();
  // the cache stores no answer with an error, so the subscription keeps it until the page shows it
  const subscription = source.subscribe(() => undefined);
  setTimeout(() => subscription.unsubscribe(), subscriptionMs);
  return undefined;
}
