import { useLocale, useTranslations } from "use-intl/react";
import { asSentence, ruleOf } from "./message-rules";
import type { InvalidFields } from "./server-problems";

/**
 * Returns a function for the messages of `InvalidInput`, which the graph writes in English only. Usual rules have words
 * in each language; a rule of few fields has the graph's message, or a general text in other languages.
 */
export function useServerMessage(): (message: string) => string {
  const t = useTranslations("shared.rules");
  const locale = useLocale();
  return (message) => {
    const found = ruleOf(message);
    if (found) return t(found.rule, found.values as never);
    return locale === "en" ? asSentence(message) : t("other");
  };
}

/** Returns a function that replaces the messages of `InvalidInput` by those of the page's language. */
export function useServerProblems() {
  const serverMessage = useServerMessage();
  return <Outcome extends InvalidFields>(outcome: Outcome) => ({
    ...outcome,
    fields: outcome.fields.map(({ path, message }) => ({ path, message: serverMessage(message) })),
  });
}
