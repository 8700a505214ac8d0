import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { NotificationsDomain } from "../domain/notifications-domain.js";
import { notificationsLoaders } from "./notifications-loaders.js";
import { NotificationType, notificationTypeFrom } from "./notification-type.js";
import { OrderStub } from "./order-stub.js";

@Resolver(() => OrderStub)
export class OrderNotificationsResolver {
  constructor(private readonly domain: NotificationsDomain) {}

  @FieldResolver(() => [NotificationType], {
    nullable: true,
    description: "The mails about the order, newest first, at most 50: the viewer's own, or all for admins.",
  })
  async notifications(@Root() { id }: OrderStub, @Ctx() context: GraphContext): Promise<NotificationType[]> {
    return (await notificationsLoaders(this.domain, context).ofOrder.load(id)).map(notificationTypeFrom);
  }
}
