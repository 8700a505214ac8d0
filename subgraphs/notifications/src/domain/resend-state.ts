import { isShortLived, type Notification } from "./notification.js";

/** Whether a mail can be sent again, or the reason why it cannot. */
export type ResendStanding = "possible" | "onItsWay" | "holdsSecret" | "forgotten";

/**
 * Returns whether a mail can be sent again. A code or a secret link is sent once; users request a new one. Any other
 * mail can be sent again when it is SENT or FAILED, while its data is stored.
 */
export function resendStanding({
  status,
  kind,
  keepsContent,
}: Pick<Notification, "status" | "kind" | "keepsContent">): ResendStanding {
  if (status === "QUEUED") return "onItsWay";
  if (isShortLived(kind)) return "holdsSecret";
  return keepsContent ? "possible" : "forgotten";
}
