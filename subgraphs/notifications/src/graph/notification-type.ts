import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { notificationOrder, type ListedNotifications } from "../domain/list-notifications.js";
import type { Notification } from "../domain/notification.js";

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

@ObjectType("Notification", { description: "A mail that the shop sends. What it said is not kept." })
export class NotificationType {
  @Field(() => ID)
  id!: string;

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
}

@ObjectType("NotificationConnection")
export class NotificationConnectionType extends ConnectionType {
  @Field(() => [NotificationType])
  nodes!: NotificationType[];
}

export function notificationConnectionFrom({ page, count }: ListedNotifications): NotificationConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: notificationOrder,
    keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
    nodeFrom: notificationTypeFrom,
    count,
  });
  return Object.assign(new NotificationConnectionType(), { nodes, pageInfo, count });
}

function notificationTypeFrom(notification: Notification): NotificationType {
  const { id, recipient, subject, status, createdAt } = notification;
  return Object.assign(new NotificationType(), {
    id,
    subject,
    createdAt,
    recipient: recipient ?? "",
    status: NotificationStatusEnum[status],
    sentAt: notification.status === "SENT" ? notification.sentAt : null,
  });
}
