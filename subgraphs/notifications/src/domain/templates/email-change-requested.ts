import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";

export const emailChangeRequested: MailTemplate<DataOf<"EMAIL_CHANGE_REQUESTED">> = {
  subject: "Your account is to get another mail address",
  text: `Your account is to get the address {{newEmail}} in place of this one. Until that is confirmed by a mail to the new address, nothing changes.

If that was not you, somebody knows your password. Change it now: that also ends this change.`,
  html: `<p style="margin:0 0 16px;">Your account is to get the address <strong>{{newEmail}}</strong> in place of this one. Until that is confirmed by a mail to the new address, nothing changes.</p>
<p style="margin:0;">If that was not you, somebody knows your password. Change it now: that also ends this change.</p>`,
  view: (data) => data,
};
