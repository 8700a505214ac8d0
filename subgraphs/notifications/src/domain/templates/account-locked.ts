import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";
import { readableTime } from "./readable-time.js";

export const accountLocked: MailTemplate<DataOf<"ACCOUNT_LOCKED">> = {
  subject: "Somebody tried to sign in to your account",
  text: `There were ten wrong passwords for your account within ten minutes. New devices cannot sign in until {{until}}; where you have signed in before, you still can.

If that was not you, nobody has got in, and there is nothing that you have to do. If you forgot your password, set a new one: that ends the wait.`,
  html: `<p style="margin:0 0 16px;">There were ten wrong passwords for your account within ten minutes. New devices cannot sign in until <strong>{{until}}</strong>; where you have signed in before, you still can.</p>
<p style="margin:0;">If that was not you, nobody has got in, and there is nothing that you have to do. If you forgot your password, set a new one: that ends the wait.</p>`,
  view: ({ until }) => ({ until: readableTime(until) }),
};
