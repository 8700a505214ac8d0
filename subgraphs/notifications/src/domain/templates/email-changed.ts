import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";

export const emailChanged: MailTemplate<DataOf<"EMAIL_CHANGED">> = {
  subject: "The mail address of your account was changed",
  text: `The address of your account is {{newEmail}} now, and no longer {{oldEmail}}. Sign in with it from now on. Your password is the same; your other sessions have ended.

If that was not you, tell us at once.`,
  html: `<p style="margin:0 0 16px;">The address of your account is <strong>{{newEmail}}</strong> now, and no longer {{oldEmail}}. Sign in with it from now on. Your password is the same; your other sessions have ended.</p>
<p style="margin:0;">If that was not you, tell us at once.</p>`,
  view: (data) => data,
};
