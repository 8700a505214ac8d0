import { useTranslations } from "use-intl/react";
import type messages from "../../../messages/admin/en.json";
import { wordsOf } from "./words-of";

type Names = (typeof messages)["names"];

/** The groups of names that have one level. `action` has the service as an additional level. */
type FlatGroup = Exclude<keyof Names, "action">;

/**
 * Returns functions that replace names of the graph, such as kinds of mails and jobs, by words. A name that is not in
 * the messages is divided into words. `scripts/checks/admin-names.test.ts` checks that the names of all services are in the messages.
 */
export function useNames() {
  const t = useTranslations("admin.names");
  const nameIn =
    (group: FlatGroup) =>
    (name: string): string => {
      const key = `${group}.${name}`;
      return /^\w+$/.test(name) && t.has(key as never) ? t(key as never) : wordsOf(name);
    };
  const fieldName = nameIn("field");
  return {
    service: nameIn("service"),
    provider: nameIn("provider"),
    mailKind: nameIn("mailKind"),
    variable: nameIn("variable"),
    job: nameIn("job"),
    objectType: nameIn("objectType"),
    value: nameIn("value"),
    /** `action` is `<service>.<mutation>`, such as `orders.refundOrder`. */
    action: (action: string): string => {
      const key = `action.${action}`;
      if (/^\w+\.\w+$/.test(action) && t.has(key as never)) return t(key as never);
      return wordsOf(action.split(".").at(-1) ?? action);
    },
    /** A path of a field such as `images.0.url`: "Image 1, URL". */
    fieldPath: (path: string): string =>
      pathParts(path)
        .map(([name, number]) => numbered(fieldName(name), number))
        .join(", "),
  };
}

/** Divides `images.0.url` into `["images", 1]` and `["url", null]`. People count from 1. */
function pathParts(path: string): (readonly [string, number | null])[] {
  const parts: [string, number | null][] = [];
  for (const part of path.split(".")) {
    const last = parts.at(-1);
    if (/^\d+$/.test(part) && last) last[1] = Number(part) + 1;
    else parts.push([part, null]);
  }
  return parts;
}

function numbered(name: string, number: number | null): string {
  return number === null ? name : `${name} ${number}`;
}
