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
  /** Whether it is asked for by itself by now. */
  readonly isApart: boolean;
}

/**
 * A part of a page that comes with the rest of it at first, so that the page is one question. It is asked for by itself as soon as
 * it is to be another one (its next page, its sort), or the same again: the rest stays as it is.
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
    // what was there is shown until something else is
    data: isApart && !fetching ? own.data : (own.data ?? page.data),
    fetching,
    error,
    retry: () => (isApart ? ask({ requestPolicy: "network-only" }) : setApart(true)),
    isApart,
  };
}
