import { emailRule } from "@souk/kernel/email-address";
import { postalAddressRule } from "@souk/kernel/postal-address";
import { isUuid } from "@souk/kernel/uuid";
import { z } from "zod";

const id = z.string().refine(isUuid, "must be an id");

const oneLine = /^[^\r\n]*$/;
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(max, `must be at most ${max} characters`)
    .regex(oneLine, "must be one line");

export const createShipmentRule = z.object({
  orderId: id,
  orderNumber: line(40),
  buyerId: id,
  email: emailRule.nullish().transform((email) => email ?? null),
  carrier: line(100),
  address: postalAddressRule,
});

export const cancelShipmentRule = z.object({ eventId: line(200), orderId: id, reason: line(500) });

export const shipmentDetailRule = z.object({
  detail: z
    .string()
    .trim()
    .max(500, "must be at most 500 characters")
    .regex(oneLine, "must be one line")
    .nullish()
    .transform((text) => text || null),
});
