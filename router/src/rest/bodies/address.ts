import { z } from "zod";
import type { AddressInput } from "../generated/operations.js";
import { named, text } from "./fields.js";

export const addressBody = named(
  "Address",
  z.object({
    full_name: text(200),
    line1: text(200),
    line2: text(200).nullish(),
    city: text(200),
    region: text(200).nullish(),
    postal_code: text(20),
    country: text(2).describe("ISO 3166-1 alpha-2."),
    phone: text(40).nullish(),
  }),
);

export function toAddressInput(address: z.output<typeof addressBody>): AddressInput {
  const { full_name: fullName, line1, line2, city, region, postal_code: postalCode, country, phone } = address;
  return { fullName, line1, line2, city, region, postalCode, country, phone };
}
