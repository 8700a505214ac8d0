import type { DataOf } from "../notification-data.js";
import { paragraph } from "./html-parts.js";
import type { MailTemplate } from "./mail-template.js";

export const orderCancelled: MailTemplate<DataOf<"ORDER_CANCELLED">> = {
  texts: {
    en: {
      subject: "Order {{orderNumber}} was cancelled",
      text: `Your order {{orderNumber}} was cancelled. Items that have not shipped will not be sent.`,
      html: paragraph(
        "Your order <strong>{{orderNumber}}</strong> was cancelled. Items that have not shipped will not be sent.",
      ),
    },
    fr: {
      subject: "La commande {{orderNumber}} a été annulée",
      text: `Votre commande {{orderNumber}} a été annulée. Les articles non expédiés ne seront pas envoyés.`,
      html: paragraph(
        "Votre commande <strong>{{orderNumber}}</strong> a été annulée. Les articles non expédiés ne seront pas envoyés.",
      ),
    },
  },
  view: (data) => data,
};
