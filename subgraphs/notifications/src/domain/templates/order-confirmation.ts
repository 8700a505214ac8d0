import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";

const cell = "padding:8px 0;border-bottom:1px solid #e6e2d8;";
const sum = "padding:4px 0;";

export const orderConfirmation: MailTemplate<DataOf<"ORDER_CONFIRMATION">> = {
  subject: "Order {{orderNumber}} is confirmed",
  text: `Thank you for your order {{orderNumber}}. It is paid, and this is what you bought:

{{#each lines}}
{{quantity}} x {{name}}: {{lineTotal}} {{../currency}}
{{/each}}

Subtotal: {{subtotal}} {{currency}}
Shipping: {{shippingTotal}} {{currency}}
Total: {{total}} {{currency}}`,
  html: `<p style="margin:0 0 16px;">Thank you for your order <strong>{{orderNumber}}</strong>. It is paid, and this is what you bought:</p>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="font-size:15px;">
{{#each lines}}
<tr><td style="${cell}">{{quantity}} &times; {{name}}</td><td align="right" style="${cell}white-space:nowrap;">{{lineTotal}} {{../currency}}</td></tr>
{{/each}}
<tr><td style="${sum}padding-top:16px;">Subtotal</td><td align="right" style="${sum}padding-top:16px;">{{subtotal}} {{currency}}</td></tr>
<tr><td style="${sum}">Shipping</td><td align="right" style="${sum}">{{shippingTotal}} {{currency}}</td></tr>
<tr><td style="${sum}font-weight:bold;">Total</td><td align="right" style="${sum}font-weight:bold;">{{total}} {{currency}}</td></tr>
</table>`,
  view: (data) => data,
};
