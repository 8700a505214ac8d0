import { useMemo } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { withChanges } from "../../../ui/keyset-table/use-list-address";
import { listChoiceFrom, type ListChoice } from "./list-choice";

type Changes = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface ListChoiceAddress {
  readonly choice: ListChoice;
  /** The address with changes, on its first page: for links, which work without JavaScript too. */
  readonly addressWith: (changes: Changes, pathname?: string) => string;
  readonly change: (changes: Changes) => void;
}

/** Each change is a step of the browser's history, so that its back button takes back one filter at a time. */
export function useListChoice(): ListChoiceAddress {
  const [parameters] = useSearchParams();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  return useMemo(() => {
    const addressWith: ListChoiceAddress["addressWith"] = (changes, path = pathname) => {
      const search = withChanges(parameters, changes).toString();
      return search ? `${path}?${search}` : path;
    };
    return {
      choice: listChoiceFrom(parameters),
      addressWith,
      change: (changes) => void navigate(addressWith(changes), { preventScrollReset: true }),
    };
  }, [parameters, pathname, navigate]);
}
