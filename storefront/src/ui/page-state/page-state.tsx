import type { CombinedError } from "@urql/core";
import type { ReactNode } from "react";
import { ErrorState } from "./error-state";

/** The result of `useQuery`. */
export interface Answer<Data> {
  readonly data?: Data | undefined;
  readonly error?: CombinedError | undefined;
  readonly fetching: boolean;
}

export interface PageStateProps<Data> {
  readonly answer: Answer<Data>;
  /** Has the shape of the page, so that the layout does not shift. */
  readonly loading: ReactNode;
  readonly retry: () => void;
  /** Renders the data, even if parts of them are missing: see `missingAt`. */
  readonly children: (data: Data) => ReactNode;
}

/** Shows the loading state, an error with a way to continue, or the page. */
export function PageState<Data>({ answer, loading, retry, children }: PageStateProps<Data>) {
  const { data, error, fetching } = answer;
  if (data !== undefined && data !== null) return children(data);
  if (error && !fetching) return <ErrorState error={error} retry={retry} />;
  return loading;
}
