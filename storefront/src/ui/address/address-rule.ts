import type { AddressInput } from "../../graph/schema-types.generated";
import { z } from "../form/zod";
import { allCountries } from "./countries";

const needed = (max: number) => z.string().trim().min(1, "needed").max(max, `tooLong ${max}`);
const optional = (max: number) => z.string().trim().max(max, `tooLong ${max}`);

/** A phone number, or nothing. */
export const phonePattern = /^(\+?[\d\s().-]{5,30})?$/;

/** The same rules as in the graph. Messages are keys of `shared.address.errors`, followed by the limit. */
export const addressRule = z.object({
  fullName: needed(200),
  line1: needed(200),
  line2: optional(200),
  city: needed(100),
  region: optional(100),
  postalCode: needed(20),
  country: z.string().refine((code) => allCountries.includes(code), "country"),
  phone: z.string().trim().regex(phonePattern, "phone"),
}) satisfies z.ZodType<AddressInput>;

export type AddressValues = z.infer<typeof addressRule>;

export const emptyAddress: AddressValues = {
  fullName: "",
  line1: "",
  line2: "",
  city: "",
  region: "",
  postalCode: "",
  country: "",
  phone: "",
};
