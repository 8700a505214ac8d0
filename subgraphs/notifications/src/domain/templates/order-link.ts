import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";
import { readableTime } from "./readable-time.js";

export const orderLink: MailTemplate<DataOf<"ORDER_LINK">> = {
  subject: "See your order {{orderNumber}}",
  text: `Somebody, probably you, wants to see your order {{orderNumber}}. Open this link to see it:
{{link}}

It shows the order until {{until}}, to whoever has it: do not pass it on.

If you did not ask for this, you can leave it at that: nobody else has the link.`,
  html: `<p style="margin:0 0 16px;">Somebody, probably you, wants to see your order <strong>{{orderNumber}}</strong>.</p>
<p style="margin:0 0 24px;"><a href="{{link}}" target="_blank" style="display:inline-block;padding:12px 24px;border-radius:6px;background:#7a3b12;color:#ffffff;text-decoration:none;">See the order</a></p>
<p style="margin:0 0 16px;">The link shows the order until {{until}}, to whoever has it: do not pass it on.</p>
<p style="margin:0;color:#7c786e;">If you did not ask for this, you can leave it at that: nobody else has the link.</p>`,
  view: ({ orderNumber, link, expiresAt }) => ({ orderNumber, link, until: readableTime(expiresAt) }),
};
