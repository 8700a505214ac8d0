import { emailRule } from "@souk/kernel/values/email-address";
import { postalAddressRule } from "@souk/kernel/values/postal-address";
import { isUuid } from "@souk/kernel/values/uuid";
import { isWebAddress } from "@souk/kernel/values/web-address";
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

const maxLines = 200;
const quantity = z.int("must be a whole number").min(1, "must be at least 1").max(99_999, "is too large");

/** The lines of a parcel, copied from the order. */
const parcelLinesRule = z
  .array(z.object({ productId: id, sku: line(100), name: line(300), quantity }))
  .max(maxLines, `must be at most ${maxLines} lines`);

/** The carrier's number for a parcel: one line of printable characters; empty or null for none. */
const carrierNumberRule = z
  .string()
  .trim()
  .max(60, "must be at most 60 characters")
  .regex(/^[\p{L}\p{N}\p{P}\p{S} ]*$/u, "must be printable characters")
  .transform((text) => text || null)
  .nullish();

/** A link that is safe to show on a page and in a mail; empty or null for none. */
const trackingUrlRule = z
  .string()
  .trim()
  .max(2000, "must be at most 2,000 characters")
  .refine((text) => text === "" || isPublicLink(text), "must be an http or https address without a user name")
  .transform((text) => (text ? new URL(text).href : null))
  .nullish();

const trackingRule = z.object({ carrierTrackingNumber: carrierNumberRule, trackingUrl: trackingUrlRule });

export const addShipmentRule = z.object({
  lines: z
    .array(z.object({ productId: z.string(), quantity }))
    .min(1, "must not be empty")
    .max(maxLines, `must be at most ${maxLines} lines`)
    .nullish()
    .transform((lines) => lines ?? null),
  carrier: line(100).nullish(),
  address: postalAddressRule.nullish(),
  replaces: z.string().nullish(),
  idempotencyKey: z.string().min(1, "must not be empty").max(200, "must be at most 200 characters"),
});

export const changeShipmentRule = trackingRule.extend({
  carrier: line(100).nullish(),
  address: postalAddressRule.nullish(),
});

export const withdrawShipmentRule = z.object({ reason: line(500) });

export const createShipmentRule = z.object({
  orderId: id,
  orderNumber: line(40),
  buyerId: id,
  email: emailRule.nullish().transform((email) => email ?? null),
  carrier: line(100),
  address: postalAddressRule,
  lines: parcelLinesRule.nullish().transform((lines) => lines ?? null),
});

export const cancelShipmentRule = z.object({ eventId: line(200), orderId: id, reason: line(500) });

export const updateShipmentRule = trackingRule.extend({
  detail: z
    .string()
    .trim()
    .max(500, "must be at most 500 characters")
    .regex(oneLine, "must be one line")
    .nullish()
    .transform((text) => text || null),
});

/** Rejects paths and links with credentials. */
function isPublicLink(text: string): boolean {
  if (text.startsWith("/") || !isWebAddress(text)) return false;
  const { username, password } = new URL(text);
  return username === "" && password === "";
}
