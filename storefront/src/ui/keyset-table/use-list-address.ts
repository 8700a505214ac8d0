import { useCallback, useMemo } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";

export interface ListAddress {
  /** Returns a filter or the sort from the address; "" if the address has none. */
  readonly value: (name: string) => string;
  readonly values: (name: string) => readonly string[];
  /** Changes filters or the sort and returns to the first page. An empty or undefined value is removed. */
  readonly change: (changes: Readonly<Record<string, string | readonly string[] | undefined>>) => void;
  /** The value for the query's `after`. */
  readonly after: string | undefined;
  readonly next: (endCursor: string) => void;
  /** Opens the previous page if the user came from there, else the first one. Undefined on the first page. */
  readonly previous: (() => void) | undefined;
}

interface PageState {
  /** By list: the cursors of the pages before the current one. The first page has no cursor and is "". */
  readonly before?: Readonly<Record<string, readonly string[]>>;
}

/**
 * The state of a list in its address: filters, sort and the cursor of its page, so that it can be saved, shared and
 * reopened. Cursors only go forward, so the browser's history stores the way back. On a page with several lists each
 * list has a name. Its parameters start with that name (`stuck.sort`), and a change leaves those of the other lists
 * unchanged.
 */
export function useListAddress(list = ""): ListAddress {
  const [parameters, setParameters] = useSearchParams();
  const { state, pathname } = useLocation() as { state: PageState | null; pathname: string };
  const navigate = useNavigate();
  const nameOf = useCallback((name: string) => (list === "" ? name : `${list}.${name}`), [list]);
  const after = parameters.get(nameOf("after")) ?? undefined;

  const change = useCallback<ListAddress["change"]>(
    (changes) => {
      const before = { ...state?.before, [list]: [] };
      setParameters(withChanges(latestSearchParams(), changes, nameOf), {
        replace: true,
        preventScrollReset: true,
        // renders at once, before the user picks the next value in the same field
        flushSync: true,
        state: { before } satisfies PageState,
      });
    },
    [setParameters, state, list, nameOf],
  );
  return useMemo(() => {
    const before = state?.before?.[list] ?? [];
    const go = (cursor: string, past: readonly string[]) => {
      const search = new URLSearchParams(parameters);
      if (cursor) search.set(nameOf("after"), cursor);
      else search.delete(nameOf("after"));
      void navigate(
        { pathname, search: search.toString() },
        {
          // one list among several keeps the scroll position
          preventScrollReset: list !== "",
          state: { before: { ...state?.before, [list]: past } } satisfies PageState,
        },
      );
    };
    return {
      value: (name) => parameters.get(nameOf(name)) ?? "",
      values: (name) => parameters.getAll(nameOf(name)),
      change,
      after,
      next: (endCursor) => go(endCursor, [...before, after ?? ""]),
      previous: after === undefined ? undefined : () => go(before.at(-1) ?? "", before.slice(0, -1)),
    };
  }, [parameters, change, after, state, pathname, navigate, list, nameOf]);
}

/**
 * Returns the latest parameters, which may not be rendered yet: a second filter that follows quickly is added to the
 * first.
 */
export function latestSearchParams(): URLSearchParams {
  return new URLSearchParams(window.location.search);
}

export function withChanges(
  current: URLSearchParams,
  changes: Readonly<Record<string, string | readonly string[] | undefined>>,
  nameOf = (name: string): string => name,
): URLSearchParams {
  const changed = new URLSearchParams(current);
  changed.delete(nameOf("after"));
  changed.delete(nameOf("before"));
  for (const [name, value] of Object.entries(changes)) {
    changed.delete(nameOf(name));
    const all = value === undefined ? [] : [value].flat();
    for (const one of all) if (one !== "") changed.append(nameOf(name), one);
  }
  return changed;
}
