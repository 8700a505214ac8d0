/** Reads the values of records, as `psql`, `mongoexport` and JSON write them. */

/** Unwraps the types of MongoDB's extended JSON. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0].startsWith("$")) return plain(first[1]);
  return Object.fromEntries(entries.map(([name, each]) => [name, plain(each)]));
}

/** Returns the text; null for an absent or empty value, and for `\N`, psql's null. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = (typeof value === "string" ? value : JSON.stringify(value)).trim();
  return text === "" || text === String.raw`\N` ? null : text;
}

/** Returns a number for a text that is one, and otherwise the value itself, which the service then refuses. */
export function numberOf(value: unknown): unknown {
  const text = textOf(value);
  return text !== null && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

export function flagOf(value: unknown): boolean | null {
  const text = textOf(value)?.toLowerCase();
  if (text === undefined) return null;
  return ["true", "t", "1", "yes"].includes(text);
}

/** Returns the amount with the two digits of a price: JSON writes 49.90 as 49.9. */
export function amountOf(value: unknown): string | null {
  const text = textOf(value);
  if (text === null) return null;
  const [, whole, digits] = /^(\d+)\.(\d)$/.exec(text) ?? [];
  return whole === undefined ? text : `${whole}.${digits}0`;
}

/** Returns the time in ISO 8601 with a zone; UTC when the text has none. Another text is returned unchanged. */
export function momentOf(value: unknown): string | null {
  const text = textOf(value);
  if (text === null) return null;
  if (/^\d{12,}$/.test(text)) return new Date(Number(text)).toISOString();
  const [, day, time = "00:00:00", zone = "Z"] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/.exec(text) ?? [];
  if (day === undefined) return text;
  const moment = new Date(`${day}T${time}${/^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone}`);
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString();
}

/** Returns the texts of a JSON list, of an array of PostgreSQL, or of a list with commas. */
export function textsOf(value: unknown): readonly string[] | null {
  if (Array.isArray(value)) return value.flatMap((each) => textOf(each) ?? []);
  const text = textOf(value);
  if (text === null) return null;
  return text
    .replace(/^[[{](.*)[\]}]$/s, "$1")
    .split(",")
    .flatMap((each) => textOf(each.trim().replace(/^"(.*)"$/s, "$1")) ?? []);
}
