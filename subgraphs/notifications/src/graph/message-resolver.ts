import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { NotificationsDomain } from "../domain/notifications-domain.js";
import { PreviewNotificationInput, SendNotificationInput } from "./message-inputs.js";
import {
  NotificationPreviewType,
  SendNotificationResult,
  toNotificationPreview,
  toSendNotificationResult,
} from "./message-results.js";
import { defaultLocale } from "@souk/kernel/values/locale";

/** Notifications that the staff send by hand. */
@Resolver()
export class MessageResolver {
  constructor(private readonly domain: NotificationsDomain) {}

  @Authorized("ADMIN")
  @Query(() => NotificationPreviewType, {
    nullable: true,
    description:
      "Admins only. The mail that `sendNotification` would send to a reader without a name, in the language of the request. Nothing is sent.",
  })
  async previewNotification(
    @Arg("input", () => PreviewNotificationInput) input: PreviewNotificationInput,
    @Ctx() { locale }: GraphContext,
  ): Promise<NotificationPreviewType> {
    return toNotificationPreview(await this.domain.previewMessage(input, locale ?? defaultLocale));
  }

  @Authorized("ADMIN")
  @Mutation(() => SendNotificationResult, {
    nullable: true,
    description:
      "Admins only. Mails a template with variables, or free text, to a user or to a buyer's address. It is listed with the recipient's notifications and in the audit log. More than 200 messages an hour by one admin, or 20 an hour to one recipient, are RATE_LIMITED.",
  })
  async sendNotification(
    @Arg("input", () => SendNotificationInput) input: SendNotificationInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof SendNotificationResult> {
    const outcome = await this.domain.sendMessage(input, adminActionOf(context, "sendNotification"));
    context.reply.idempotencyReplayed = outcome.kind === "queued" && outcome.isReplay;
    return toSendNotificationResult(outcome, context.now());
  }
}
