import { useFormatter, useLocale, useTranslations } from "use-intl/react";
import type { OrderEventNote } from "../../graph/schema-types.generated";
import { formatMoney } from "../price/format-money";
import { dayAndTime } from "./day-and-time";
import { declineWord } from "./known-word";

interface DetailedEvent {
  readonly type: string;
  readonly detail: string | null;
  /** The meaning of a detail that Souk wrote; null for details that a person wrote and for codes. */
  readonly note: OrderEventNote | null;
}

/** Returns a function that returns the detail of an order event in the page's language; undefined without a detail. */
export function useEventDetail() {
  const t = useTranslations("shared.order");
  const locale = useLocale();
  const format = useFormatter();
  return ({ type, detail, note }: DetailedEvent): string | undefined => {
    if (note !== null) return t(`note.${note}`);
    if (!detail) return undefined;
    if (type === "paymentDeclined") return t(`decline.${declineWord(detail)}`);
    if (type === "paymentActionRequired") return undefined;
    if (type.startsWith("authorizationEnd")) return format.dateTime(new Date(detail), dayAndTime);
    const [, amount = "", currency = ""] = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(detail) ?? [];
    return currency ? formatMoney({ amount, currency }, locale) : detail;
  };
}
