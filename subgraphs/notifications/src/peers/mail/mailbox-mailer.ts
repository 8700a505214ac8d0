import type { Mailer } from "../../domain/mail.js";

/** Accepts every mail and sends none. The text stays with the notification, and the mailbox pages show it. */
export const mailboxMailer: Mailer = {
  keepsBodies: true,
  send: async () => ({ kind: "accepted" }),
};
