import type { AnyVariables, CombinedError } from "@urql/core";
import { useState } from "react";
import type { UseQueryState } from "urql";
import { isUnauthenticated } from "../../graph/session-renewal";

/**
 * The answer of `useQuery`. While a refetch fails because a service does not answer, `data` and `error` stay what the page has shown, so
 * that open dialogs and timers of the page stay, and `isOutdated` is true. `isFound`: whether the data hold the subject of the page.
 */
export function useLastAnswer<Data, Variables extends AnyVariables>(
  answer: UseQueryState<Data, Variables>,
  isFound: (data: Data) => boolean,
): { readonly answer: UseQueryState<Data, Variables>; readonly isOutdated: boolean } {
  const { data, error, fetching, stale } = answer;
  const key = answer.operation?.key;
  const [last, setLast] = useState<{
    readonly data: Data;
    readonly error: CombinedError | undefined;
    readonly key: number | undefined;
  }>();
  const isWhole = data !== undefined && data !== null && isFound(data);
  if (isWhole && data !== last?.data) setLast({ data, error, key });
  // a refetch after a failed one starts without an error
  const isOpen = fetching || stale || (error !== undefined && !isRefused(error));
  const isOutdated = !isWhole && isOpen && last !== undefined && last.key === key;
  return { answer: isOutdated ? { ...answer, data: last.data, error: last.error } : answer, isOutdated };
}

function isRefused(error: CombinedError): boolean {
  return isUnauthenticated(error) || error.graphQLErrors.some(({ extensions }) => extensions.code === "FORBIDDEN");
}
