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
  SIGN_IN_CHANGED = "SIGN_IN_CHANGED",
  ACCOUNT_LOCKED = "ACCOUNT_LOCKED",
  ACCOUNT_CHANGED = "ACCOUNT_CHANGED",
  PASSWORD_RESET = "PASSWORD_RESET",
  PASSWORD_CHANGED = "PASSWORD_CHANGED",
  CONFIRM_EMAIL_CHANGE = "CONFIRM_EMAIL_CHANGE",
  EMAIL_CHANGE_REQUESTED = "EMAIL_CHANGE_REQUESTED",
  EMAIL_CHANGED = "EMAIL_CHANGED",
  ACCOUNT_DELETED = "ACCOUNT_DELETED",
}

registerEnumType(NotificationKindEnum, {
  name: "NotificationKind",
  description: "What the mail is about; each says what `data` holds. Amounts are decimals in strings.",
  valuesConfig: {
    VERIFY_EMAIL: { description: "{code, link, expiresAt}" },
    ORDER_CONFIRMATION: {
      description: "{orderNumber, lines: [{name, quantity, lineTotal}], subtotal, shippingTotal, total, currency}",
    },
    ORDER_CANCELLED: { description: "{orderNumber}" },
    ACCOUNT_DELETED: { description: "{}" },
    ORDER_REFUNDED: { description: "{orderNumber, amount, currency, reason}" },
    ORDER_LINK: { description: "{orderNumber, link, expiresAt}: for guests, who see the order by it" },
    SHIPMENT_UPDATE: { description: "{orderNumber, trackingNumber, carrier, status, detail}" },
    COURSE_ENROLLED: { description: "{courseTitle, courseSlug}" },
    SIGN_IN_CHANGED: {
      description: "{change, detail}: a second step, an outside identity or an API key came or went",
    },
    ACCOUNT_LOCKED: { description: "{until}" },
    ACCOUNT_CHANGED: { description: "{change, role, reason}: what an admin did to the account" },
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
  @Field(() => ID, { description: "The same event is notified of once; at most 200 characters." })
  eventId!: string;

  @Field(() => NotificationKindEnum)
  kind!: NotificationKindEnum;

  @Field(() => ID, { nullable: true, description: "Whose notification it is; they see it in `notifications`." })
  userId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "A mail address. Without it, accounts are asked for that of `userId` when the mail is sent.",
  })
  recipient?: string | null;

  @Field(() => ID, { nullable: true, description: "The order that it is about, where it is about one." })
  orderId?: string | null;

  @Field(() => JsonScalar)
  data!: unknown;
}
