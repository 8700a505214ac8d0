import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { graphError } from "@souk/kernel/errors/graph-error";
import { isAdmin } from "@souk/kernel/identity/viewer";
import { Arg, Args, Authorized, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { NotificationsDomain } from "../domain/notifications-domain.js";
import type { ReadMail } from "../domain/read-notification.js";
import { notificationsLoaders } from "./notifications-loaders.js";
import { ResendNotificationResult, toResendNotificationResult } from "./notification-results.js";
import {
  NotificationConnectionType,
  NotificationsArgs,
  NotificationType,
  notificationConnectionFrom,
  ResendNotificationArgs,
} from "./notification-type.js";
import { NotifyInput } from "./notification-inputs.js";

const forgotten = "Null once it is forgotten, and always for a mail with a code or a secret link in it.";

@Resolver(() => NotificationType)
export class NotificationResolver {
  constructor(private readonly domain: NotificationsDomain) {}

  @Authorized("GUEST")
  @Query(() => NotificationConnectionType, {
    nullable: true,
    description: "The viewer's own notifications, or all notifications for admins, ordered by `sort`.",
  })
  async notifications(
    @Args(() => NotificationsArgs) { filter, sort, ...page }: NotificationsArgs,
    @Ctx() context: GraphContext,
  ): Promise<NotificationConnectionType> {
    const outcome = await this.domain.listNotifications({ page, requested: filter ?? {}, sort }, buyerOf(context));
    if (outcome.kind === "badFilter")
      throw graphError("BAD_USER_INPUT", `${outcome.path} ${outcome.message}`, { argument: outcome.path });
    return notificationConnectionFrom(outcome);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The reason of the last failed attempt. For admins; null for others.",
  })
  lastError(@Root() { failure }: NotificationType, @Ctx() { viewer }: GraphContext): string | null {
    return isAdmin(viewer) ? failure : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "`admin:<id>` or `service:<name>`. For admins; null for others, and for mails from before this was stored.",
  })
  sender(@Root() { sentBy }: NotificationType, @Ctx() { viewer }: GraphContext): string | null {
    return isAdmin(viewer) ? sentBy : null;
  }

  @FieldResolver(() => String, { nullable: true, description: `The text of the mail. ${forgotten}` })
  async text(@Root() notification: NotificationType, @Ctx() context: GraphContext): Promise<string | null> {
    return (await this.read(notification, context))?.text ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: `As \`text\`, as a whole HTML document. ${forgotten}` })
  async html(@Root() notification: NotificationType, @Ctx() context: GraphContext): Promise<string | null> {
    return (await this.read(notification, context))?.html ?? null;
  }

  private async read({ id, kind }: NotificationType, context: GraphContext): Promise<ReadMail | null> {
    return this.domain.readNotification(kind, await notificationsLoaders(this.domain, context).storedContents.load(id));
  }

  @Authorized("ADMIN")
  @Mutation(() => ResendNotificationResult, {
    nullable: true,
    description:
      "Admins only. Sends a SENT, DELIVERED or FAILED mail again while its data is stored: by default 30 days for a mail that was sent, and seven days for one that never was. It goes to the account's present address; a mail to a given address, such as a guest's, goes there again. A Conflict when the mail is QUEUED, its data is deleted, or it contained a code or a secret link; the message then says how to get a new one.",
  })
  async resendNotification(
    @Args(() => ResendNotificationArgs) { id, idempotencyKey }: ResendNotificationArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof ResendNotificationResult> {
    const action = adminActionOf(context, "resendNotification");
    const key = idempotencyKey ?? context.idempotencyKey;
    const outcome = await this.domain.resendNotification({ id, idempotencyKey: key }, action);
    context.reply.idempotencyReplayed = "replayed" in outcome;
    return toResendNotificationResult(outcome, id);
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description: "Once per event, and not at all when the reader refuses mails of this kind. Always true.",
  })
  async notify(@Arg("input", () => NotifyInput) input: NotifyInput, @Ctx() { caller }: GraphContext): Promise<boolean> {
    const outcome = await this.domain.queueNotification({ ...input, sender: `service:${caller}` });
    if (outcome.kind !== "invalid") return true;
    const complaints = outcome.fields.map(({ path, message }) => `input.${path} ${message}`);
    throw graphError("BAD_USER_INPUT", complaints.join("; "), { argument: `input.${outcome.fields[0]?.path ?? ""}` });
  }
}
