import { auditJobs, type AdminAct } from "@souk/kernel/admin-act";
import { isUuid } from "@souk/kernel/uuid";
import type { NotificationStore, ResendOutcome } from "./notification-store.js";

export interface ResendNotificationInput {
  readonly id: string;
  readonly idempotencyKey?: string | null | undefined;
}

export type ResendNotificationOutcome = ResendOutcome | { readonly kind: "badKey" };

const maxKeyLength = 200;

/**
 * Sends a mail again that was sent or given up, as long as what it tells is kept. Of two at once, one does it; with the actor's key
 * of an earlier call it is a repeat, which sends nothing. One that was refused leaves its key free.
 */
export function resendNotification({ notifications }: { readonly notifications: Pick<NotificationStore, "resend"> }) {
  return async (
    { id, idempotencyKey = null }: ResendNotificationInput,
    act: AdminAct,
  ): Promise<ResendNotificationOutcome> => {
    if (idempotencyKey !== null && (idempotencyKey.length < 1 || idempotencyKey.length > maxKeyLength))
      return { kind: "badKey" };
    if (!isUuid(id)) return { kind: "notFound" };
    const targetId = id.toLowerCase();
    return notifications.resend({
      id: targetId,
      actorId: act.actor.userId,
      idempotencyKey,
      jobsOf: ({ status, attempts }) =>
        auditJobs(act, {
          targetType: "Notification",
          targetId,
          before: { status, attempts },
          after: { status: "QUEUED", attempts },
        }),
    });
  };
}
