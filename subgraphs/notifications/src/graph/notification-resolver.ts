import { buyerOf } from "@souk/kernel/authorization";
import type { GraphContext } from "@souk/kernel/graph-context";
import { graphError } from "@souk/kernel/graph-error";
import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { Arg, Args, Authorized, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import type { NotificationsDomain } from "../domain/notifications-domain.js";
import { NotificationConnectionType, NotificationType, notificationConnectionFrom } from "./notification-type.js";
import { NotifyInput } from "./notify-input.js";

@Resolver(() => NotificationType)
export class NotificationResolver {
  constructor(private readonly domain: NotificationsDomain) {}

  @Authorized("GUEST")
  @Query(() => NotificationConnectionType, {
    nullable: true,
    description: "The viewer's own, everyone's for admins; newest first.",
  })
  async notifications(
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() context: GraphContext,
  ): Promise<NotificationConnectionType> {
    return notificationConnectionFrom(await this.domain.listNotifications(page, buyerOf(context)));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, { description: "Once per event. True, whether it was taken now or before." })
  async notify(@Arg("input", () => NotifyInput) input: NotifyInput): Promise<boolean> {
    const outcome = await this.domain.queueNotification(input);
    if (outcome.kind !== "invalid") return true;
    const complaints = outcome.fields.map(({ path, message }) => `input.${path} ${message}`);
    throw graphError("BAD_USER_INPUT", complaints.join("; "), { argument: `input.${outcome.fields[0]?.path ?? ""}` });
  }
}
