import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";

type ShipmentUpdate = DataOf<"SHIPMENT_UPDATE">;

/** What follows the order's number, in the subject and in the mail. */
const news = {
  PENDING: { headline: "is being packed", next: "We write again when it is on its way." },
  IN_TRANSIT: { headline: "is on its way", next: "We write again when it has arrived." },
  DELIVERED: { headline: "was delivered", next: "Enjoy what is in it." },
  FAILED: { headline: "could not be delivered", next: "It will be tried again, or come back to us." },
  RETURNED: { headline: "came back to us", next: "We will be in touch about what comes next." },
} as const satisfies Record<ShipmentUpdate["status"], { headline: string; next: string }>;

export const shipmentUpdate: MailTemplate<ShipmentUpdate> = {
  subject: "Order {{orderNumber}} {{headline}}",
  text: `Your order {{orderNumber}} {{headline}}.

Carrier: {{carrier}}
Tracking number: {{trackingNumber}}
{{#if detail}}
{{detail}}
{{/if}}

{{next}}`,
  html: `<p style="margin:0 0 16px;">Your order <strong>{{orderNumber}}</strong> {{headline}}.</p>
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;font-size:15px;">
<tr><td style="padding:4px 16px 4px 0;color:#7c786e;">Carrier</td><td style="padding:4px 0;">{{carrier}}</td></tr>
<tr><td style="padding:4px 16px 4px 0;color:#7c786e;">Tracking number</td><td style="padding:4px 0;"><strong>{{trackingNumber}}</strong></td></tr>
</table>
{{#if detail}}
<p style="margin:0 0 16px;">{{detail}}</p>
{{/if}}
<p style="margin:0;">{{next}}</p>`,
  view: (data) => ({ ...data, ...news[data.status] }),
};
