import type { Clock } from "@souk/kernel/values/clock";
import type { AccountMail, NotificationsPeer } from "../peers.js";

/** Sends the mail. A mail with an expired link is dropped, so that a delayed job does not keep a link for long. */
export function sendAccountMail({
  notifications,
  clock,
}: {
  notifications: Pick<NotificationsPeer, "sendMail">;
  clock: Clock;
}) {
  return async (mail: AccountMail): Promise<void> => {
    if ("expiresAt" in mail.data && new Date(mail.data.expiresAt) <= clock.now()) return;
    await notifications.sendMail(mail);
  };
}

/**
 * The maximum number of links of each kind to one account in an hour, so that repeated requests do not fill a mailbox.
 */
export const mailsAnHour = 5;
/** Within this pause, the last link stays valid and no new one is sent. */
export const mailPauseSeconds = 60;
