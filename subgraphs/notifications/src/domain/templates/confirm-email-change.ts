import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";
import { readableTime } from "./readable-time.js";

export const confirmEmailChange: MailTemplate<DataOf<"CONFIRM_EMAIL_CHANGE">> = {
  subject: "Confirm your new mail address",
  text: `This address is to become that of an account at Souk. Your code is {{code}}

It works once, until {{until}}. Or open this link:
{{link}}

If you did not ask for this, you can leave it at that: without the code nothing happens.`,
  html: `<p style="margin:0 0 16px;">This address is to become that of an account at Souk. Your code is</p>
<p style="margin:0 0 16px;font:bold 32px/40px Menlo,Consolas,monospace;letter-spacing:4px;color:#7a3b12;">{{code}}</p>
<p style="margin:0 0 16px;">It works once, until {{until}}. Or use the link:</p>
<p style="margin:0 0 24px;"><a href="{{link}}" target="_blank" style="display:inline-block;padding:12px 24px;border-radius:6px;background:#7a3b12;color:#ffffff;text-decoration:none;">Confirm my new address</a></p>
<p style="margin:0;color:#7c786e;">If you did not ask for this, you can leave it at that: without the code nothing happens.</p>`,
  view: ({ expiresAt, ...data }) => ({ ...data, until: readableTime(expiresAt) }),
};
