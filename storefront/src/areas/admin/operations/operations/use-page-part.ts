import type { AnyVariables, CombinedError, TypedDocumentNode } from "@urql/core";
import { useState } from "react";
import { useQuery } from "urql";
import type { PartState } from "./operations-part";

interface PageAnswer<Data> {
  readonly data?: Data | undefined;
  readonly fetching: boolean;
  readonly error?: CombinedError | undefined;
}

export interface PagePart<Data> extends PartState {
  readonly data: Data | undefined;
  /** True if the part has its own request now. */
  readonly isApart: boolean;
}

/**
 * A part of a page that first loads with the page, in the same request. It gets its own request as soon as its
 * variables change (next page, sort) or it is refetched; the rest of the page stays.
 */
export function usePagePart<Data, Variables extends AnyVariables>(
  page: PageAnswer<Data>,
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): PagePart<Data> {
  const asked = JSON.stringify(variables);
  const [askedWithPage] = useState(asked);
  const [isApart, setApart] = useState(false);
  if (!isApart && asked !== askedWithPage) setApart(true);
  const [own, ask] = useQuery<Data>({
    query,
    variables,
    pause: !isApart,
    requestPolicy: "cache-and-network",
  });
  const { fetching, error } = isApart ? own : page;
  return {
    // the earlier data stay until new data arrive
    data: isApart && !fetching ? own.data : (own.data ?? page.data),
    fetching,
    error,
    retry: () => (isApart ? ask({ requestPolicy: "network-only" }) : setApart(true)),
    isApart,
  };
}
