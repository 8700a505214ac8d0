import { graphError } from "@souk/kernel/errors/graph-error";
import { IdempotencyKeyReusedType, keyReused } from "@souk/kernel/graph/idempotency-problem-type";
import { conflict, ConflictType, notFound, NotFoundType } from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType } from "type-graphql";
import type { ShortLivedKind } from "../domain/notification.js";
import type { ResendNotificationOutcome } from "../domain/resend-notification.js";
import { NotificationType, notificationTypeFrom } from "./notification-type.js";

export const ResendNotificationResult = createUnionType({
  name: "ResendNotificationResult",
  types: () => [NotificationType, NotFoundType, ConflictType, IdempotencyKeyReusedType] as const,
});

export function toResendNotificationResult(
  outcome: ResendNotificationOutcome,
  id: string,
): typeof ResendNotificationResult {
  switch (outcome.kind) {
    case "queued":
      return notificationTypeFrom(outcome.notification);
    case "notFound":
      return notFound(`There is no notification ${id}.`);
    case "badKey":
      throw graphError("BAD_USER_INPUT", "idempotencyKey must be 1 to 200 characters", { argument: "idempotencyKey" });
    case "keyReused":
      return keyReused();
    case "onItsWay":
      return conflict("The mail is on its way already.");
    case "holdsSecret":
      return conflict(
        `The mail had a code or a secret link, which is sent only once. ${requestsForNewOne[outcome.of]}`,
      );
    case "forgotten":
      return conflict("The content of the mail is deleted, so it cannot be sent again.");
    default:
      return unreachable(outcome);
  }
}

const requestsForNewOne: Readonly<Record<ShortLivedKind, string>> = {
  VERIFY_EMAIL: "A new code is mailed when they ask for one where they register (`resendVerification`).",
  PASSWORD_RESET:
    "A new link is mailed when they say that they have forgotten their password (`requestPasswordReset`).",
  CONFIRM_EMAIL_CHANGE: "A new link is mailed when they ask for the change of their address once more.",
  ORDER_LINK: "A new link is mailed when they look for their order by its number and address (`requestOrderLink`).",
  CONFIRM_STOCK_MAIL:
    "A new link is mailed when they request the mail once more on the product's page (`requestStockMail`).",
};
