import { z } from "zod";

export interface PostalAddress {
  readonly fullName: string;
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly region: string | null;
  readonly postalCode: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  readonly phone: string | null;
}

const needed = (max: number) =>
  z.string().trim().min(1, "must not be empty").max(max, `must be at most ${max} characters`);
const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `must be at most ${max} characters`)
    .nullish()
    .transform((text) => text || null);

const countryNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/**
 * The runtime's list also contains regions that are not countries (EU, UN, pseudo locales). They are accepted; mail to
 * them does not arrive in any case.
 */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && countryNames.of(code) !== undefined;
}

/** A phone number, or a blank text. */
export const phoneRule = z
  .string()
  .trim()
  .regex(/^(\+?[\d\s().-]{5,30})?$/, "must be a phone number");

/** A postal address; checks only the format. */
export const postalAddressRule = z.object({
  fullName: needed(200),
  line1: needed(200),
  line2: optional(200),
  city: needed(100),
  region: optional(100),
  postalCode: needed(20),
  country: z.string().trim().toUpperCase().refine(isCountry, 'must be a two-letter country code such as "CA"'),
  phone: phoneRule.nullish().transform((text) => text || null),
});
