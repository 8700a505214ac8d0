import type { QueryAnswer } from "@souk/storefront/extend";
import { use } from "react";
import { useClient, useQuery as useGraphQuery } from "urql";
import { PageQueriesContext } from "../app/project/page-queries";

type Variables = Readonly<Record<string, unknown>>;

const none: Variables = {};

/** The server sends the query, and renders the page again when it is answered. */
export function useQuery<Data>(query: string, variables: Variables = none): QueryAnswer<Data> {
  const graph = useClient();
  const pageQueries = use(PageQueriesContext);
  const isUnanswered = import.meta.env.SSR && graph.readQuery<Data>(query, variables) === null;
  if (isUnanswered) pageQueries?.add(graph.query<Data>(query, variables).toPromise());
  const [{ data, error }, refetch] = useGraphQuery<Data>({ query, variables, pause: isUnanswered });
  const known = data ?? undefined;
  return {
    data: known,
    error: error?.message,
    isLoading: known === undefined && error === undefined,
    refetch: () => refetch({ requestPolicy: "network-only" }),
  };
}
