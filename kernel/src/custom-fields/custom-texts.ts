import type { Locale } from "../values/locale.js";
import { locales } from "../values/locale.js";
import type { LocalizedText } from "../values/localized-text.js";
import { formatAmount, type Money } from "../values/money.js";
import type { CustomField } from "./custom-field.js";
import { storedValue, type CustomValues, type EntityField } from "./entity-fields.js";

/** Returns a value as people read it, in each language; null for an absent value and for one that is no text. */
export function customText(field: EntityField, values: CustomValues): LocalizedText | null {
  const value = storedValue(field, values);
  if (value === null) return null;
  const texts = locales.map((locale) => [locale, textOf(field.declared, value, locale)] as const);
  return texts.every(([, text]) => text === null) ? null : (Object.fromEntries(texts) as LocalizedText);
}

const flags: Readonly<Record<Locale, readonly [yes: string, no: string]>> = { en: ["Yes", "No"], fr: ["Oui", "Non"] };

function textOf(field: CustomField, value: unknown, locale: Locale): string | null {
  switch (field.kind) {
    case "text":
      return String(value);
    case "number":
      return new Intl.NumberFormat(locale, { maximumFractionDigits: 10 }).format(Number(value));
    case "boolean":
      return flags[locale][value === true ? 0 : 1];
    case "enumeration":
      return field.values[String(value)]?.[locale] ?? String(value);
    case "date":
      return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(String(value)));
    case "money": {
      const { currency } = value as Money;
      const amount = formatAmount(value as Money) as Intl.StringNumericLiteral;
      return new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount);
    }
    case "list": {
      const items = (value as readonly unknown[]).flatMap((item) => textOf(field.of, item, locale) ?? []);
      return items.length === 0 ? null : items.join(", ");
    }
    case "translated": {
      const texts = value as Partial<LocalizedText>;
      return texts[locale] ?? locales.map((other) => texts[other]).find(Boolean) ?? null;
    }
    case "reference":
    case "json":
      return null;
  }
}
