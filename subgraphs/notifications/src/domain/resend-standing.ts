import { isShortLived, type Notification } from "./notification.js";

/** Whether a mail can be sent again and, if not, why. */
export type ResendStanding = "possible" | "onItsWay" | "holdsSecret" | "forgotten";

/**
 * A code or a secret link is told once: whoever needs another asks for a new one. Any other mail can be sent again once it is at
 * its end, SENT or FAILED, for as long as what it told is kept.
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
