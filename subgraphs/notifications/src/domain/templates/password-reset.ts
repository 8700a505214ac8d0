import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";
import { readableTime } from "./readable-time.js";

export const passwordReset: MailTemplate<DataOf<"PASSWORD_RESET">> = {
  subject: "Set a new password",
  text: `Somebody, probably you, wants a new password for your account. Open this link to set one:
{{link}}

It works once, until {{until}}. A new password ends all sessions of your account.

If you did not ask for this, you can leave it at that: without the link nothing happens.`,
  html: `<p style="margin:0 0 16px;">Somebody, probably you, wants a new password for your account.</p>
<p style="margin:0 0 24px;"><a href="{{link}}" target="_blank" style="display:inline-block;padding:12px 24px;border-radius:6px;background:#7a3b12;color:#ffffff;text-decoration:none;">Set a new password</a></p>
<p style="margin:0 0 16px;">The link works once, until {{until}}. A new password ends all sessions of your account.</p>
<p style="margin:0;color:#7c786e;">If you did not ask for this, you can leave it at that: without the link nothing happens.</p>`,
  view: ({ link, expiresAt }) => ({ link, until: readableTime(expiresAt) }),
};
