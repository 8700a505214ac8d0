import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";

export const orderRefunded: MailTemplate<DataOf<"ORDER_REFUNDED">> = {
  subject: "Money back for order {{orderNumber}}",
  text: `{{amount}} {{currency}} of your order {{orderNumber}} go back to the way you paid. Your bank may take a few days to show it.

Why: {{reason}}`,
  html: `<p style="margin:0 0 16px;"><strong>{{amount}} {{currency}}</strong> of your order <strong>{{orderNumber}}</strong> go back to the way you paid. Your bank may take a few days to show it.</p>
<p style="margin:0;">Why: {{reason}}</p>`,
  view: (data) => data,
};
