import { useCallback, useMemo } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";

export interface ListAddress {
  /** A filter or the sort, as the address has it; empty where it has none. */
  readonly value: (name: string) => string;
  readonly values: (name: string) => readonly string[];
  /** Changes filters or the sort and goes back to the first page; what is empty or undefined is taken out. */
  readonly change: (changes: Readonly<Record<string, string | readonly string[] | undefined>>) => void;
  /** For the query's `after`. */
  readonly after: string | undefined;
  readonly next: (endCursor: string) => void;
  /** The page before, where this one was come to from there; else the first one. None on the first page. */
  readonly previous: (() => void) | undefined;
}

interface PageState {
  /** Of each list, the cursors of the pages before this one; the first page has none and is "". */
  readonly before?: Readonly<Record<string, readonly string[]>>;
}

/**
 * What a list shows is in its address: filters, sort and the cursor of its page, so that it can be kept, shared and gone back
 * to. Cursors lead one way, so the way back is kept in the browser's history. Of a page with several lists each has a name, which
 * its parameters begin with (`stuck.sort`), and leaves the others where they are.
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
      setParameters(withChanges(askedParameters(), changes, nameOf), {
        replace: true,
        preventScrollReset: true,
        // drawn before whoever chooses several values in one field chooses the next one
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
          // a list among others stays where it is looked at
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

/** What was asked for last, though it may not be drawn yet: a second filter that follows quickly is put beside the first one. */
export function askedParameters(): URLSearchParams {
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
