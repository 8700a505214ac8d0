import { connectionFrom, ConnectionType, ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { NotificationList } from "../domain/list-notifications.js";
import type { Notification, NotificationKind } from "../domain/notification.js";
import { resendStateOf } from "../domain/resend-notification.js";

export enum NotificationStatusEnum {
  QUEUED = "QUEUED",
  SENT = "SENT",
  DELIVERED = "DELIVERED",
  FAILED = "FAILED",
}

registerEnumType(NotificationStatusEnum, {
  name: "NotificationStatus",
  valuesConfig: {
    QUEUED: { description: "The mail is queued; attempts go on for three and a half hours." },
    SENT: { description: "The mail server accepted the mail." },
    DELIVERED: { description: "The mail service reported that the mail is in its mailbox." },
    FAILED: {
      description: "The mail was refused permanently, not accepted at any attempt, or reported as bounced.",
    },
  },
});

export enum ResendStateEnum {
  POSSIBLE = "POSSIBLE",
  ON_ITS_WAY = "ON_ITS_WAY",
  HOLDS_SECRET = "HOLDS_SECRET",
  FORGOTTEN = "FORGOTTEN",
}

registerEnumType(ResendStateEnum, {
  name: "ResendState",
  description: "Whether an admin can send a mail again.",
  valuesConfig: {
    POSSIBLE: { description: "`resendNotification` accepts the mail." },
    ON_ITS_WAY: { description: "The mail is QUEUED." },
    HOLDS_SECRET: {
      description: "The mail contained a code or a secret link, which is sent only once. Users request a new one.",
    },
    FORGOTTEN: { description: "The data of the mail is deleted." },
  },
});

const resendStates = {
  possible: ResendStateEnum.POSSIBLE,
  onItsWay: ResendStateEnum.ON_ITS_WAY,
  holdsSecret: ResendStateEnum.HOLDS_SECRET,
  forgotten: ResendStateEnum.FORGOTTEN,
} as const;

@ObjectType("Notification", { description: "A mail that the shop sends. Its text is kept only for a limited time." })
export class NotificationType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "The kind of mail, as in `EmailTemplate.kind`: `ORDER_CONFIRMATION` ..." })
  kind!: NotificationKind;

  @Field(() => ID, { nullable: true, description: "The order that the mail is about; null when it is about no order." })
  orderId!: string | null;

  @Field(() => String, { description: "The mail address; empty while it is unknown." })
  recipient!: string;

  @Field(() => String)
  subject!: string;

  @Field(() => NotificationStatusEnum)
  status!: NotificationStatusEnum;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "The time of the last sending. Null while the mail was never sent.",
  })
  sentAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the mail service reported the delivery of the last sending. Null without such a report.",
  })
  deliveredAt!: Date | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => Int, { description: "The number of attempts." })
  attempts!: number;

  @Field(() => Int, { description: "How often a mail server accepted the mail: more than 1 after it was sent again." })
  timesSent!: number;

  @Field(() => ResendStateEnum)
  resendState!: ResendStateEnum;

  /** Not a field: `lastError` returns it to admins. */
  failure!: string | null;

  /** Not a field: `sender` returns it to admins. */
  sentBy!: string | null;
}

@InputType({ description: "All given conditions must match." })
export class NotificationFilter {
  @Field(() => NotificationStatusEnum, { nullable: true })
  status?: NotificationStatusEnum | null;

  @Field(() => String, { nullable: true, description: "A value of `Notification.kind`." })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: "The whole address, case-insensitive." })
  recipient?: string | null;

  @Field(() => ID, { nullable: true })
  orderId?: string | null;

  @Field(() => String, { nullable: true, description: "A part of the subject or the address; at most 254 characters." })
  search?: string | null;
}

enum NotificationSortEnum {
  NEWEST = "NEWEST",
  OLDEST = "OLDEST",
  RECIPIENT_ASC = "RECIPIENT_ASC",
  RECIPIENT_DESC = "RECIPIENT_DESC",
  KIND_ASC = "KIND_ASC",
  KIND_DESC = "KIND_DESC",
}

registerEnumType(NotificationSortEnum, {
  name: "NotificationSort",
  valuesConfig: {
    RECIPIENT_ASC: {
      description: "By recipient, case-insensitive, unknown addresses first; mails to one address oldest first.",
    },
    RECIPIENT_DESC: { description: "By recipient, in descending order; mails to one address newest first." },
    KIND_ASC: { description: "By `kind`; mails of one kind oldest first." },
    KIND_DESC: { description: "By `kind`, in descending order; mails of one kind newest first." },
  },
});

@ArgsType()
export class NotificationsArgs extends ForwardPageArgs {
  @Field(() => NotificationFilter, { nullable: true })
  filter?: NotificationFilter | null;

  @Field(() => NotificationSortEnum, {
    nullable: true,
    description: "NEWEST when absent. A cursor is only valid for the sort order that produced it.",
  })
  sort?: NotificationSortEnum | null;
}

@ArgsType()
export class ResendNotificationArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "A repeat of the key within a day sends nothing; the same key for another mail is IdempotencyKeyReused. 1 to 200 characters; defaults to the Idempotency-Key header.",
  })
  idempotencyKey?: string | null;
}

@ObjectType("NotificationConnection")
export class NotificationConnectionType extends ConnectionType {
  @Field(() => [NotificationType])
  nodes!: NotificationType[];
}

export function notificationConnectionFrom({ page, sort, count }: NotificationList): NotificationConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: sort,
    keyOf: ({ key }) => key,
    nodeFrom: ({ row }) => notificationTypeFrom(row),
    count,
  });
  return Object.assign(new NotificationConnectionType(), { nodes, pageInfo, count });
}

export function notificationTypeFrom(notification: Notification): NotificationType {
  const { id, kind, orderId, recipient, subject, status, attempts, lastError, createdAt, sentAt, timesSent } =
    notification;
  return Object.assign(new NotificationType(), {
    id,
    kind,
    orderId,
    subject,
    attempts,
    createdAt,
    sentAt,
    deliveredAt: notification.deliveredAt,
    timesSent,
    resendState: resendStates[resendStateOf(notification)],
    failure: lastError,
    sentBy: notification.sender,
    recipient: recipient ?? "",
    status: NotificationStatusEnum[status],
  });
}
