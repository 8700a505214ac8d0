import { textOf } from "./values.js";

/**
 * Returns a postal address from an object with its fields, or from free text: "1 Main Street, Halifax, NS B3H 4R2". The
 * whole text is the first line; what Souk requires and the text does not name is "unknown".
 */
export function addressFrom(value: unknown, fullName: string, country: string): Readonly<Record<string, unknown>> {
  const given = typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const text = typeof value === "string" ? value.trim() : "";
  const [, ...rest] = text.split(",").map((part) => part.trim());
  const field = (...names: readonly string[]): string | null =>
    names.map((name) => textOf(given[name])).find((each) => each !== null) ?? null;
  return {
    fullName: field("fullName", "full_name", "name") ?? fullName,
    line1: field("line1", "street", "address") ?? (text === "" ? "unknown" : text.slice(0, 200)),
    line2: field("line2"),
    city: field("city") ?? (rest[0] === undefined || rest[0] === "" ? "unknown" : rest[0].slice(0, 100)),
    region: field("region", "state"),
    postalCode: field("postalCode", "postal_code", "zip") ?? "unknown",
    country: field("country") ?? country,
    phone: field("phone"),
  };
}
