import { useTranslations } from "use-intl/react";
import type messages from "../../../../messages/adminOperations/en.json";

/** The key of a message cannot contain a dot. */
type EventKey = keyof (typeof messages)["webhooks"]["events"];

/** Returns a function that describes an event by words. An event that is not in the messages keeps its name. */
export function useEventNames(): (name: string) => string {
  const t = useTranslations("adminOperations.webhooks.events");
  return (name) => {
    const key = name.replace(".", "_") as EventKey;
    return t.has(key) ? t(key) : name;
  };
}
