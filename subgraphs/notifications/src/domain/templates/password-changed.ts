import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";
import { readableTime } from "./readable-time.js";

export const passwordChanged: MailTemplate<DataOf<"PASSWORD_CHANGED">> = {
  subject: "Your password was changed",
  text: `The password of your account was changed at {{at}}, and all other sessions have ended.

If that was not you, set a new password at once, by "Forgot your password?" where you sign in: whoever did it is out then.`,
  html: `<p style="margin:0 0 16px;">The password of your account was changed at <strong>{{at}}</strong>, and all other sessions have ended.</p>
<p style="margin:0;">If that was not you, set a new password at once, by &ldquo;Forgot your password?&rdquo; where you sign in: whoever did it is out then.</p>`,
  view: ({ at }) => ({ at: readableTime(at) }),
};
