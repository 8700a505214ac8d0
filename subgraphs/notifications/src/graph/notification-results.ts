import { conflict, ConflictType, notFound, NotFoundType } from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/unreachable";
import { createUnionType } from "type-graphql";
import type { ResendOutcome } from "../domain/notification-store.js";
import { NotificationType, notificationTypeFrom } from "./notification-type.js";

export const ResendNotificationResult = createUnionType({
  name: "ResendNotificationResult",
  types: () => [NotificationType, NotFoundType, ConflictType] as const,
});

export function toResendNotificationResult(outcome: ResendOutcome, id: string): typeof ResendNotificationResult {
  switch (outcome.kind) {
    case "queued":
      return notificationTypeFrom(outcome.notification);
    case "notFound":
      return notFound(`There is no notification ${id}.`);
    case "onItsWay":
      return conflict("The mail is on its way already.");
    case "alreadySent":
      return conflict("The mail was sent. What it said is not kept, so it cannot be sent again.");
    case "forgotten":
      return conflict("What the mail said is forgotten, so it cannot be sent again.");
    default:
      return unreachable(outcome);
  }
}
