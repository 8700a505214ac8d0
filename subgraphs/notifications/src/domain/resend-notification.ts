import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { isUuid } from "@souk/kernel/values/uuid";
import { isShortLived, type Notification } from "./notification.js";
import type { NotificationStore, ResendOutcome } from "./notification-store.js";

export interface ResendNotificationInput {
  readonly id: string;
  readonly idempotencyKey?: string | null | undefined;
}

export type ResendNotificationOutcome = ResendOutcome | { readonly kind: "badKey" };

const maxKeyLength = 200;

/**
 * Sends a sent or failed mail again while its data is stored. One of two concurrent calls succeeds. A repeat with the
 * key of an earlier call by the same actor sends nothing. A refused call does not use up its key.
 */
export function resendNotification({ notifications }: { readonly notifications: Pick<NotificationStore, "resend"> }) {
  return async (
    { id, idempotencyKey = null }: ResendNotificationInput,
    action: AdminAction,
  ): Promise<ResendNotificationOutcome> => {
    if (idempotencyKey !== null && (idempotencyKey.length < 1 || idempotencyKey.length > maxKeyLength))
      return { kind: "badKey" };
    if (!isUuid(id)) return { kind: "notFound" };
    const targetId = id.toLowerCase();
    return notifications.resend({
      id: targetId,
      actorId: action.actor.userId,
      idempotencyKey,
      jobsOf: ({ status, attempts }) =>
        auditJobs(action, {
          targetType: "Notification",
          targetId,
          before: { status, attempts },
          after: { status: "QUEUED", attempts },
        }),
    });
  };
}

/** Whether a mail can be sent again, or the reason why it cannot. */
export type ResendState = "possible" | "onItsWay" | "holdsSecret" | "forgotten";

/**
 * Returns whether a mail can be sent again. A code or a secret link is sent once; users request a new one. Any other
 * mail can be sent again when it is SENT, DELIVERED or FAILED, while its data is stored.
 */
export function resendStateOf({
  status,
  kind,
  keepsContent,
}: Pick<Notification, "status" | "kind" | "keepsContent">): ResendState {
  if (status === "QUEUED") return "onItsWay";
  if (isShortLived(kind)) return "holdsSecret";
  return keepsContent ? "possible" : "forgotten";
}
