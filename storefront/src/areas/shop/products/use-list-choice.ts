import { useMemo } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { latestSearchParams, withChanges } from "../../../ui/keyset-table/use-list-address";
import { listChoiceFrom, type ListChoice } from "./list-choice";

type Changes = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface ListChoiceAddress {
  readonly choice: ListChoice;
  /** Returns the address with the changes, on the first page: for links, which work without JavaScript too. */
  readonly addressWith: (changes: Changes, pathname?: string) => string;
  /** `changes` receives the latest choice, which may not be rendered yet. */
  readonly change: (changes: (chosen: ListChoice) => Changes) => void;
}

/** Each change is an entry in the browser's history, so the back button removes one filter at a time. */
export function useListChoice(): ListChoiceAddress {
  const [parameters] = useSearchParams();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  return useMemo(
    () => ({
      choice: listChoiceFrom(parameters),
      addressWith: (changes, path = pathname) => addressOf(path, withChanges(parameters, changes)),
      change: (changes) => {
        const requested = latestSearchParams();
        const address = addressOf(pathname, withChanges(requested, changes(listChoiceFrom(requested))));
        void navigate(address, { preventScrollReset: true });
      },
    }),
    [parameters, pathname, navigate],
  );
}

function addressOf(pathname: string, parameters: URLSearchParams): string {
  const search = parameters.toString();
  return search ? `${pathname}?${search}` : pathname;
}
