import { isShortLived, type Notification } from "./notification.js";

/** Whether a mail can be sent again, or the reason why it cannot. */
export type ResendState = "possible" | "onItsWay" | "holdsSecret" | "forgotten";

/**
 * Returns whether a mail can be sent again. A code or a secret link is sent once; users request a new one. Any other
 * mail can be sent again when it is SENT or FAILED, while its data is stored.
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
