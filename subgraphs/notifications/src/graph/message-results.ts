import { graphError } from "@souk/kernel/errors/graph-error";
import { IdempotencyKeyReusedType, keyReused } from "@souk/kernel/graph/idempotency-problem-type";
import { InvalidInputType, invalidInput, notFound, NotFoundType } from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ObjectType } from "type-graphql";
import type { PreviewMessageOutcome, SendMessageOutcome } from "../domain/message-to-user.js";
import { NotificationType, notificationTypeFrom } from "./notification-type.js";

@ObjectType("NotificationPreview", { description: "A mail that is not sent." })
export class NotificationPreviewType {
  @Field(() => String)
  subject!: string;

  @Field(() => String, { description: "The plain text." })
  text!: string;

  @Field(() => String, { description: "The whole page: show it in a frame that runs no scripts." })
  html!: string;
}

/** Throws BAD_USER_INPUT with the first invalid field as its argument. */
export function toNotificationPreview(outcome: PreviewMessageOutcome): NotificationPreviewType {
  if (outcome.kind === "rendered") return Object.assign(new NotificationPreviewType(), outcome.mail);
  const complaints = outcome.fields.map(({ path, message }) => `${path}: ${message}`);
  throw graphError("BAD_USER_INPUT", complaints.join("; "), { argument: `input.${outcome.fields[0]?.path ?? ""}` });
}

export const SendNotificationResult = createUnionType({
  name: "SendNotificationResult",
  types: () => [NotificationType, NotFoundType, InvalidInputType, IdempotencyKeyReusedType] as const,
});

/** Throws RATE_LIMITED for too many messages, because the input itself is valid. */
export function toSendNotificationResult(outcome: SendMessageOutcome, now: Date): typeof SendNotificationResult {
  switch (outcome.kind) {
    case "queued":
      return notificationTypeFrom(outcome.notification);
    case "userNotFound":
      return notFound(`There is no user ${outcome.userId}.`);
    case "keyReused":
      return keyReused();
    case "invalid":
      return invalidInput(outcome.fields);
    case "tooMany": {
      const retryAfter = Math.max(1, Math.ceil((outcome.retryAt.getTime() - now.getTime()) / 1000));
      throw graphError("RATE_LIMITED", `Too many messages; try again in ${retryAfter} s.`, { retryAfter });
    }
    default:
      return unreachable(outcome);
  }
}
