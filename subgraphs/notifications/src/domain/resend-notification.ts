import { auditJobs, type AdminAct } from "@souk/kernel/admin-act";
import { isUuid } from "@souk/kernel/uuid";
import type { NotificationStore, ResendOutcome } from "./notification-store.js";

/** Sends a mail that was given up again, as long as what it says is kept. Of two at once, one does it. */
export function resendNotification({ notifications }: { readonly notifications: Pick<NotificationStore, "resend"> }) {
  return async (id: string, act: AdminAct): Promise<ResendOutcome> => {
    if (!isUuid(id)) return { kind: "notFound" };
    return notifications.resend(id.toLowerCase(), ({ attempts }) =>
      auditJobs(act, {
        targetType: "Notification",
        targetId: id.toLowerCase(),
        before: { status: "FAILED", attempts },
        after: { status: "QUEUED", attempts },
      }),
    );
  };
}
