import type { CombinedError } from "@urql/core";
import type { ReactNode } from "react";
import { ErrorState } from "./error-state";

/** As `useQuery` gives it. */
export interface Answer<Data> {
  readonly data?: Data | undefined;
  readonly error?: CombinedError | undefined;
  readonly fetching: boolean;
}

export interface PageStateProps<Data> {
  readonly answer: Answer<Data>;
  /** Shaped like the page, so that nothing jumps when it comes. */
  readonly loading: ReactNode;
  readonly retry: () => void;
  /** With what came, even if some of it is missing: see `missingAt`. */
  readonly children: (data: Data) => ReactNode;
}

/** One of: loading, an error with a way on, or the page. */
export function PageState<Data>({ answer, loading, retry, children }: PageStateProps<Data>) {
  const { data, error, fetching } = answer;
  if (data !== undefined && data !== null) return children(data);
  if (error && !fetching) return <ErrorState error={error} retry={retry} />;
  return loading;
}
