import { adminActOf } from "@souk/kernel/admin-act-of";
import { buyerOf } from "@souk/kernel/authorization";
import type { GraphContext } from "@souk/kernel/graph-context";
import { graphError } from "@souk/kernel/graph-error";
import { isAdmin } from "@souk/kernel/viewer";
import { Arg, Args, Authorized, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { NotificationsDomain } from "../domain/notifications-domain.js";
import { readNotification, type ReadMail } from "../domain/read-notification.js";
import { notificationLoaders } from "./notification-loaders.js";
import { ResendNotificationResult, toResendNotificationResult } from "./notification-results.js";
import {
  NotificationConnectionType,
  NotificationsArgs,
  NotificationType,
  notificationConnectionFrom,
  ResendNotificationArgs,
} from "./notification-type.js";
import { NotifyInput } from "./notify-input.js";

const forgotten = "Null once it is forgotten, and always for a mail with a code or a secret link in it.";

@Resolver(() => NotificationType)
export class NotificationResolver {
  constructor(private readonly domain: NotificationsDomain) {}

  @Authorized("GUEST")
  @Query(() => NotificationConnectionType, {
    nullable: true,
    description: "The viewer's own, everyone's for admins; as `sort` has it.",
  })
  async notifications(
    @Args(() => NotificationsArgs) { filter, sort, ...page }: NotificationsArgs,
    @Ctx() context: GraphContext,
  ): Promise<NotificationConnectionType> {
    const outcome = await this.domain.listNotifications({ page, asked: filter ?? {}, sort }, buyerOf(context));
    if (outcome.kind === "badFilter")
      throw graphError("BAD_USER_INPUT", `${outcome.path} ${outcome.message}`, { argument: outcome.path });
    return notificationConnectionFrom(outcome);
  }

  @FieldResolver(() => String, { nullable: true, description: "Why the last try failed. For admins; null for others." })
  lastError(@Root() { failure }: NotificationType, @Ctx() { viewer }: GraphContext): string | null {
    return isAdmin(viewer) ? failure : null;
  }

  @FieldResolver(() => String, { nullable: true, description: `What it says, or said, as text. ${forgotten}` })
  async text(@Root() notification: NotificationType, @Ctx() context: GraphContext): Promise<string | null> {
    return (await this.read(notification, context))?.text ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: `As \`text\`, as a whole HTML document. ${forgotten}` })
  async html(@Root() notification: NotificationType, @Ctx() context: GraphContext): Promise<string | null> {
    return (await this.read(notification, context))?.html ?? null;
  }

  private async read({ id, kind }: NotificationType, context: GraphContext): Promise<ReadMail | null> {
    return readNotification(kind, await notificationLoaders(this.domain, context).keptContents.load(id));
  }

  @Authorized("ADMIN")
  @Mutation(() => ResendNotificationResult, {
    nullable: true,
    description:
      "Admins. Sends one that was SENT or has FAILED again, as long as what it tells is kept: for the days that the shop keeps it (30 unless set otherwise) where it went out, for seven where it never did. It goes to the address that the account has now; one that was written to an address, such as a guest's, goes there again. A Conflict where it cannot be: it is on its way, is forgotten, or held a code or a secret link; then the message says how to get a new one.",
  })
  async resendNotification(
    @Args(() => ResendNotificationArgs) { id, idempotencyKey }: ResendNotificationArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof ResendNotificationResult> {
    const act = adminActOf(context, "resendNotification");
    const key = idempotencyKey ?? context.idempotencyKey;
    const outcome = await this.domain.resendNotification({ id, idempotencyKey: key }, act);
    context.reply.idempotencyReplayed = "replayed" in outcome;
    return toResendNotificationResult(outcome, id);
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
