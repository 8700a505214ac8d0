import { JsonScalar } from "@souk/kernel/graph/scalars";
import { Directive, Field, ID, InputType, registerEnumType } from "type-graphql";

export enum NotificationKindEnum {
  VERIFY_EMAIL = "VERIFY_EMAIL",
  ORDER_CONFIRMATION = "ORDER_CONFIRMATION",
  ORDER_CANCELLED = "ORDER_CANCELLED",
  ORDER_REFUNDED = "ORDER_REFUNDED",
  ORDER_LINK = "ORDER_LINK",
  SHIPMENT_UPDATE = "SHIPMENT_UPDATE",
  COURSE_ENROLLED = "COURSE_ENROLLED",
  ANSWERS_MARKED = "ANSWERS_MARKED",
  LESSON_QUESTION = "LESSON_QUESTION",
  LESSON_ANSWER = "LESSON_ANSWER",
  COURSE_ANNOUNCEMENT = "COURSE_ANNOUNCEMENT",
  CART_REMINDER = "CART_REMINDER",
  REVIEW_REQUEST = "REVIEW_REQUEST",
  BACK_IN_STOCK = "BACK_IN_STOCK",
  PRICE_FALL = "PRICE_FALL",
  CONFIRM_STOCK_MAIL = "CONFIRM_STOCK_MAIL",
  SIGN_IN_CHANGED = "SIGN_IN_CHANGED",
  ACCOUNT_LOCKED = "ACCOUNT_LOCKED",
  ACCOUNT_CHANGED = "ACCOUNT_CHANGED",
  PASSWORD_RESET = "PASSWORD_RESET",
  PASSWORD_CHANGED = "PASSWORD_CHANGED",
  CONFIRM_EMAIL_CHANGE = "CONFIRM_EMAIL_CHANGE",
  EMAIL_CHANGE_REQUESTED = "EMAIL_CHANGE_REQUESTED",
  EMAIL_CHANGED = "EMAIL_CHANGED",
  ACCOUNT_DELETED = "ACCOUNT_DELETED",
  WEBHOOK_DISABLED = "WEBHOOK_DISABLED",
  MESSAGE = "MESSAGE",
}

registerEnumType(NotificationKindEnum, {
  name: "NotificationKind",
  description: "The kind of mail; each description lists the fields of `data`. Amounts are decimals in strings.",
  valuesConfig: {
    VERIFY_EMAIL: { description: "{code, link, expiresAt}" },
    ORDER_CONFIRMATION: {
      description:
        "{orderNumber, lines: [{name, quantity, lineTotal}], subtotal, shippingTotal, taxes: [{name: {en, fr}, amount}], isTaxIncluded, isChargedLater, total, currency}; the two of taxes and isChargedLater may be absent",
    },
    ORDER_CANCELLED: { description: "{orderNumber}" },
    ACCOUNT_DELETED: { description: "{}" },
    WEBHOOK_DISABLED: { description: "{url, reason, at}: for admins; `reason` is FAILING or GONE" },
    MESSAGE: { description: "{subject, body}: free text of one line and of several; HTML shows markup as text" },
    ORDER_REFUNDED: { description: "{orderNumber, amount, currency, reason}" },
    ORDER_LINK: { description: "{orderNumber, link, expiresAt}: for guests, who open the order by the link" },
    SHIPMENT_UPDATE: {
      description:
        "{orderNumber, trackingNumber, carrier, status, detail, carrierTrackingNumber, trackingUrl, lines: [{name, quantity}], scope, hasLeft}; the last five may be absent",
    },
    COURSE_ENROLLED: { description: "{courseTitle, courseSlug}" },
    ANSWERS_MARKED: {
      description:
        "{courseTitle, lessonTitle, points, maxPoints, isPassed, link}: an instructor has marked the last answer of an attempt; the link opens the lesson",
    },
    LESSON_QUESTION: {
      description: "{courseTitle, lessonTitle, link}: for the instructor; the link opens the lesson at the question",
    },
    LESSON_ANSWER: {
      description:
        "{courseTitle, lessonTitle, link}: for the author of the question, at which the link opens the lesson",
    },
    COURSE_ANNOUNCEMENT: {
      description:
        "{courseTitle, subject, body, link}: free text of one line and of several for the students of a course; the link opens its announcements",
    },
    CART_REMINDER: {
      description: "{lines: [{name, quantity, lineTotal}], total, currency, link}: the link restores the cart",
    },
    REVIEW_REQUEST: { description: "{orderNumber, lines: [{name, link}]}: each link opens the form of a review" },
    BACK_IN_STOCK: {
      description:
        "{name, price, currency, link, isWish}: the link opens the page of the product; `isWish` may be absent",
    },
    PRICE_FALL: {
      description:
        "{lines: [{name, oldPrice, price, link}], moreCount, currency, link}: up to 20 products, the number of those that are not listed, and the page of the wishlist",
    },
    CONFIRM_STOCK_MAIL: {
      description: "{name, link, expiresAt}: for guests, who confirm their request for BACK_IN_STOCK by the link",
    },
    SIGN_IN_CHANGED: {
      description: "{change, detail}: a second step, an outside identity or an API key was added or removed",
    },
    ACCOUNT_LOCKED: { description: "{until}" },
    ACCOUNT_CHANGED: { description: "{change, role, reason}: a change of the account by an admin" },
    PASSWORD_RESET: { description: "{link, expiresAt}" },
    PASSWORD_CHANGED: { description: "{at}" },
    CONFIRM_EMAIL_CHANGE: { description: "{code, link, expiresAt}" },
    EMAIL_CHANGE_REQUESTED: { description: "{newEmail}" },
    EMAIL_CHANGED: { description: "{newEmail, oldEmail}" },
  },
});

@Directive("@inaccessible")
@InputType()
export class NotifyInput {
  @Field(() => ID, { description: "Each event has one notification; at most 200 characters." })
  eventId!: string;

  @Field(() => NotificationKindEnum)
  kind!: NotificationKindEnum;

  @Field(() => ID, {
    nullable: true,
    description: "The user who owns the notification; they see it in `notifications`.",
  })
  userId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "A mail address. When it is absent, accounts supplies the address of `userId` when the mail is sent.",
  })
  recipient?: string | null;

  @Field(() => ID, { nullable: true, description: "The order that the mail is about; null when it is about no order." })
  orderId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The language of the mail, such as `fr`. When it is absent or unknown: that of the earlier mails of the order, else that of the account, else English.",
  })
  locale?: string | null;

  @Field(() => JsonScalar)
  data!: unknown;
}
