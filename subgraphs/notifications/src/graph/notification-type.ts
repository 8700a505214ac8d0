import { connectionFrom, ConnectionType, ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { notificationOrder, type ListedNotifications } from "../domain/list-notifications.js";
import type { Notification, NotificationKind } from "../domain/notification.js";

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

  @Field(() => DateTimeScalar, { nullable: true, description: "Null unless SENT." })
  sentAt!: Date | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => Int, { description: "How often it was tried." })
  attempts!: number;

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

@ArgsType()
export class NotificationsArgs extends ForwardPageArgs {
  @Field(() => NotificationFilter, { nullable: true })
  filter?: NotificationFilter | null;
}

@ObjectType("NotificationConnection")
export class NotificationConnectionType extends ConnectionType {
  @Field(() => [NotificationType])
  nodes!: NotificationType[];
}

type Listed = Extract<ListedNotifications, { kind: "listed" }>;

export function notificationConnectionFrom({ page, count }: Listed): NotificationConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: notificationOrder,
    keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
    nodeFrom: notificationTypeFrom,
    count,
  });
  return Object.assign(new NotificationConnectionType(), { nodes, pageInfo, count });
}

export function notificationTypeFrom(notification: Notification): NotificationType {
  const { id, kind, orderId, recipient, subject, status, attempts, lastError, createdAt } = notification;
  return Object.assign(new NotificationType(), {
    id,
    kind,
    orderId,
    subject,
    attempts,
    createdAt,
    failure: lastError,
    recipient: recipient ?? "",
    status: NotificationStatusEnum[status],
    sentAt: notification.status === "SENT" ? notification.sentAt : null,
  });
}
