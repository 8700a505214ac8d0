import type { AnyVariables, CombinedError, TypedDocumentNode } from "@urql/core";
import { useState } from "react";
import { useQuery } from "urql";
import type { SectionState } from "./operations-section";

interface PageAnswer<Data> {
  readonly data?: Data | undefined;
  readonly fetching: boolean;
  readonly error?: CombinedError | undefined;
}

export interface SectionQuery<Data> extends SectionState {
  readonly data: Data | undefined;
  /** True if the section has its own request now. */
  readonly hasOwnRequest: boolean;
}

/**
 * A section of a page that first loads with the page, in the same request. It gets its own request as soon as its
 * variables change (next page, sort) or it is refetched; the rest of the page stays.
 */
export function useSectionQuery<Data, Variables extends AnyVariables>(
  page: PageAnswer<Data>,
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): SectionQuery<Data> {
  const variablesKey = JSON.stringify(variables);
  const [pageVariablesKey] = useState(variablesKey);
  const [hasOwnRequest, setOwnRequest] = useState(false);
  if (!hasOwnRequest && variablesKey !== pageVariablesKey) setOwnRequest(true);
  const [own, refetch] = useQuery<Data>({
    query,
    variables,
    pause: !hasOwnRequest,
    requestPolicy: "cache-and-network",
  });
  const { fetching, error } = hasOwnRequest ? own : page;
  return {
    // the earlier data stay until new data arrive
    data: hasOwnRequest && !fetching ? own.data : (own.data ?? page.data),
    fetching,
    error,
    retry: () => (hasOwnRequest ? refetch({ requestPolicy: "network-only" }) : setOwnRequest(true)),
    hasOwnRequest,
  };
}
