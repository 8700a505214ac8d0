import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";

export const orderCancelled: MailTemplate<DataOf<"ORDER_CANCELLED">> = {
  subject: "Order {{orderNumber}} is cancelled",
  text: `Your order {{orderNumber}} is cancelled. What has not left us will not be sent.`,
  html: `<p style="margin:0;">Your order <strong>{{orderNumber}}</strong> is cancelled. What has not left us will not be sent.</p>`,
  view: (data) => data,
};
