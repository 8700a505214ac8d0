import { connectionFrom, ConnectionType, ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { NotificationList } from "../domain/list-notifications.js";
import type { Notification, NotificationKind } from "../domain/notification.js";
import { resendStanding } from "../domain/resend-standing.js";

export enum NotificationStatusEnum {
  QUEUED = "QUEUED",
  SENT = "SENT",
  FAILED = "FAILED",
}

registerEnumType(NotificationStatusEnum, {
  name: "NotificationStatus",
  valuesConfig: {
    QUEUED: { description: "On its way; tried again for three and a half hours." },
    SENT: { description: "The mail server took it." },
    FAILED: { description: "Given up: refused for good, or never taken." },
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
    POSSIBLE: { description: "By `resendNotification`." },
    ON_ITS_WAY: { description: "It is QUEUED." },
    HOLDS_SECRET: { description: "It told a code or a secret link, once. Whoever needs another asks for a new one." },
    FORGOTTEN: { description: "What it told is not kept any more." },
  },
});

const resendStates = {
  possible: ResendStateEnum.POSSIBLE,
  onItsWay: ResendStateEnum.ON_ITS_WAY,
  holdsSecret: ResendStateEnum.HOLDS_SECRET,
  forgotten: ResendStateEnum.FORGOTTEN,
} as const;

@ObjectType("Notification", { description: "A mail that the shop sends. What it said is not kept for long." })
export class NotificationType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "What it is about, as `EmailTemplate.kind` has it: `ORDER_CONFIRMATION` ..." })
  kind!: NotificationKind;

  @Field(() => ID, { nullable: true, description: "The order that it is about, where it is about one." })
  orderId!: string | null;

  @Field(() => String, { description: "Its mail address; empty while it is not known yet." })
  recipient!: string;

  @Field(() => String)
  subject!: string;

  @Field(() => NotificationStatusEnum)
  status!: NotificationStatusEnum;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was sent, the last time where it was sent again. Null while it never was.",
  })
  sentAt!: Date | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => Int, { description: "How often it was tried." })
  attempts!: number;

  @Field(() => Int, { description: "How often a mail server took it: more than 1 where it was sent again." })
  timesSent!: number;

  @Field(() => ResendStateEnum)
  resendState!: ResendStateEnum;

  /** Not a field: `lastError` gives it to admins. */
  failure!: string | null;
}

@InputType({ description: "What is given must all hold." })
export class NotificationFilter {
  @Field(() => NotificationStatusEnum, { nullable: true })
  status?: NotificationStatusEnum | null;

  @Field(() => String, { nullable: true, description: "As `Notification.kind` has it." })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: "The whole address, in any case." })
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
      description: "Without regard to case, those of no known address first; those to one address oldest first.",
    },
    RECIPIENT_DESC: { description: "The other way round: those to one address newest first." },
    KIND_ASC: { description: "By `kind`; those of one kind oldest first." },
    KIND_DESC: { description: "The other way round: those of one kind newest first." },
  },
});

@ArgsType()
export class NotificationsArgs extends ForwardPageArgs {
  @Field(() => NotificationFilter, { nullable: true })
  filter?: NotificationFilter | null;

  @Field(() => NotificationSortEnum, {
    nullable: true,
    description: "NEWEST when absent. A cursor of one sort is none of another.",
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
      "The same key sends nothing a second time, for a day; the same key for another mail is IdempotencyKeyReused. 1 to 200 characters; the header Idempotency-Key when absent.",
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
    timesSent,
    resendState: resendStates[resendStanding(notification)],
    failure: lastError,
    recipient: recipient ?? "",
    status: NotificationStatusEnum[status],
  });
}
