import { lineRule, textRule } from "@souk/kernel/errors/text-rules";
import { isWebAddress } from "@souk/kernel/values/web-address";
import { z } from "zod";
import type { NotificationKind } from "./notification.js";

/** Turns text with line breaks into one line, because a subject may contain it. */
const line = (max: number) =>
  z
    .string()
    .transform((text) => text.replace(/[\s\p{Control}]+/gu, " ").trim())
    .pipe(z.string().min(1, "must not be empty").max(max, `must be at most ${max} characters`));
const amount = z.string().regex(/^-?\d{1,15}(\.\d{1,15})?$/, 'must be a decimal in a string such as "49.99"');
const count = z.int("must be a whole number").min(0, "must not be negative");
const currency = z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 currency");
const orderNumber = line(40);

const time = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), "must be a time")
  .transform((text) => new Date(text).toISOString());
const link = z
  .string()
  .max(2000, "must be at most 2,000 characters")
  .refine(isHttpAddress, "must be an http or https address");
const mailAddress = line(254);

function orNull<T>(value: T | null | undefined): T | null {
  return value ?? null;
}

const lessonPost = z.object({ courseTitle: line(300), lessonTitle: line(300), link });

/** The data of each kind of notification. Additional fields are dropped. */
export const notificationDataRules = {
  VERIFY_EMAIL: z.object({
    code: line(20),
    link,
    expiresAt: time,
  }),
  ORDER_CONFIRMATION: z.object({
    orderNumber,
    lines: z
      .array(z.object({ name: line(300), quantity: z.int("must be a whole number").min(1), lineTotal: amount }))
      .min(1, "must not be empty")
      .max(100, "must be at most 100"),
    subtotal: amount,
    shippingTotal: amount,
    total: amount,
    // absent in a shop without tax, and in mails of the previous release
    taxes: z
      .array(z.object({ name: z.object({ en: line(60), fr: line(60) }), amount }))
      .max(50, "must be at most 50")
      .optional(),
    isTaxIncluded: z.boolean().optional(),
    // present where the payment is only authorized
    isChargedLater: z.boolean().optional(),
    currency,
  }),
  ORDER_CANCELLED: z.object({ orderNumber }),
  ORDER_REFUNDED: z.object({ orderNumber, amount, currency, reason: line(300) }),
  ORDER_LINK: z.object({ orderNumber, link, expiresAt: time }),
  SHIPMENT_UPDATE: z.object({
    orderNumber,
    trackingNumber: line(40),
    carrier: line(100),
    status: z.enum(["PENDING", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED", "FAILED", "RETURNED"]),
    detail: line(500)
      .nullish()
      .transform((text) => text ?? null),
    // data from an earlier release, which may be sent again, has none of these fields
    carrierTrackingNumber: line(60).nullish().transform(orNull),
    trackingUrl: link.nullish().transform(orNull),
    lines: z
      .array(z.object({ name: line(300), quantity: z.int("must be a whole number").min(1) }))
      .max(200, "must be at most 200")
      .nullish()
      .transform(orNull),
    scope: z.enum(["ORDER", "PART", "REPLACEMENT"]).default("ORDER"),
    hasLeft: z.boolean().default(true),
  }),
  COURSE_ENROLLED: z.object({ courseTitle: line(300), courseSlug: line(200) }),
  ANSWERS_MARKED: z.object({
    courseTitle: line(300),
    lessonTitle: line(300),
    points: count,
    maxPoints: count,
    isPassed: z.boolean(),
    link,
  }),
  LESSON_QUESTION: lessonPost,
  LESSON_ANSWER: lessonPost,
  COURSE_ANNOUNCEMENT: z.object({ courseTitle: line(300), subject: lineRule(200), body: textRule(5000), link }),
  CART_REMINDER: z.object({
    lines: z
      .array(z.object({ name: line(300), quantity: z.int("must be a whole number").min(1), lineTotal: amount }))
      .min(1, "must not be empty")
      .max(100, "must be at most 100"),
    total: amount,
    currency,
    link,
  }),
  REVIEW_REQUEST: z.object({
    orderNumber,
    lines: z
      .array(z.object({ name: line(300), link }))
      .min(1, "must not be empty")
      .max(20, "must be at most 20"),
  }),
  BACK_IN_STOCK: z.object({
    name: line(300),
    price: amount,
    currency,
    link,
    // true: the product is on the reader's wishlist, and the reader did not request this mail
    isWish: z.boolean().default(false),
  }),
  PRICE_FALL: z.object({
    lines: z
      .array(z.object({ name: line(300), oldPrice: amount, price: amount, link }))
      .min(1, "must not be empty")
      .max(20, "must be at most 20"),
    // the products that the mail does not list
    moreCount: z.int("must be a whole number").min(0),
    currency,
    link,
  }),
  CONFIRM_STOCK_MAIL: z.object({ name: line(300), link, expiresAt: time }),
  SIGN_IN_CHANGED: z.object({
    change: z.enum([
      "SECOND_FACTOR_ON",
      "SECOND_FACTOR_OFF",
      "RECOVERY_CODE_USED",
      "RECOVERY_CODES_RENEWED",
      "SECOND_FACTOR_GUESSED",
      "IDENTITY_LINKED",
      "IDENTITY_UNLINKED",
      "API_KEY_CREATED",
    ]),
    detail: line(200)
      .nullish()
      .transform((text) => text ?? null),
  }),
  ACCOUNT_LOCKED: z.object({ until: time }),
  ACCOUNT_CHANGED: z.object({
    change: z.enum([
      "DEACTIVATED",
      "REACTIVATED",
      "ROLE_SET",
      "INSTRUCTOR_APPROVED",
      "INSTRUCTOR_REJECTED",
      "SECOND_FACTOR_RESET",
    ]),
    role: z
      .enum(["CUSTOMER", "INSTRUCTOR", "ADMIN"])
      .nullish()
      .transform((role) => role ?? null),
    reason: line(300)
      .nullish()
      .transform((text) => text ?? null),
  }),
  PASSWORD_RESET: z.object({ link, expiresAt: time }),
  PASSWORD_CHANGED: z.object({ at: time }),
  CONFIRM_EMAIL_CHANGE: z.object({ code: line(20), link, expiresAt: time }),
  EMAIL_CHANGE_REQUESTED: z.object({ newEmail: mailAddress }),
  EMAIL_CHANGED: z.object({ newEmail: mailAddress, oldEmail: mailAddress }),
  ACCOUNT_DELETED: z.object({}),
  WEBHOOK_DISABLED: z.object({ url: link, reason: z.enum(["FAILING", "GONE"]), at: time }),
  MESSAGE: z.object({ subject: lineRule(200), body: textRule(5000) }),
} as const satisfies Record<NotificationKind, z.ZodType>;

type Rules = typeof notificationDataRules;

/** The kind with its data, as a union over the kinds. */
export type NotificationContent = {
  [Kind in NotificationKind]: { readonly kind: Kind; readonly data: z.output<Rules[Kind]> };
}[NotificationKind];

export type DataOf<Kind extends NotificationKind> = z.output<Rules[Kind]>;

/** Checks links, although other services build them: a mail program must never get a link that runs code. */
function isHttpAddress(address: string): boolean {
  return isWebAddress(address) && !address.startsWith("/");
}
