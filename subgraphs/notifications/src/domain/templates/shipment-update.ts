import type { Locale } from "@souk/kernel/values/locale";
import type { DataOf } from "../notification-data.js";
import { brandColor, paragraph, type MailTemplate, type MailTexts } from "./mail-template.js";

type ShipmentUpdate = DataOf<"SHIPMENT_UPDATE">;
type Status = ShipmentUpdate["status"] | "NOT_HANDED_OVER";

interface Words {
  readonly scopes: Readonly<Record<ShipmentUpdate["scope"], string>>;
  /** The text after the order's number, in the subject and in the mail. */
  readonly headlines: Readonly<Record<Status, string>>;
  readonly updates: string;
  readonly notReceived: string;
  readonly question: string;
  readonly items: string;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly shipmentNumber: string;
  readonly track: string;
  readonly colon: string;
}

const words: Readonly<Record<Locale, Words>> = {
  en: {
    scopes: { ORDER: "Order", PART: "Part of order", REPLACEMENT: "The replacement for order" },
    headlines: {
      // shipping no longer sends PENDING, but a mail from an earlier release may be sent again
      PENDING: "is being prepared for shipment",
      IN_TRANSIT: "has shipped",
      OUT_FOR_DELIVERY: "is out for delivery",
      DELIVERED: "was delivered",
      FAILED: "could not be delivered",
      NOT_HANDED_OVER: "was not handed over to the carrier",
      RETURNED: "was returned to us",
    },
    updates: "We will email you when its status changes.",
    notReceived: "If you did not receive it, reply to this email.",
    question: "If you have a question, reply to this email.",
    items: "Items in this parcel",
    carrier: "Carrier",
    trackingNumber: "Tracking number",
    shipmentNumber: "Shipment number",
    track: "Track your parcel",
    colon: ":",
  },
  fr: {
    scopes: { ORDER: "La commande", PART: "Une partie de la commande", REPLACEMENT: "Le remplacement de la commande" },
    headlines: {
      PENDING: "est en préparation",
      IN_TRANSIT: "est en route",
      OUT_FOR_DELIVERY: "est en cours de livraison",
      DELIVERED: "est arrivée à destination",
      FAILED: "n’a pas pu vous parvenir",
      NOT_HANDED_OVER: "n’est pas encore chez le transporteur",
      RETURNED: "nous est revenue",
    },
    updates: "Nous vous écrirons lorsque son statut changera.",
    notReceived: "Si vous ne l’avez pas reçue, répondez à ce courriel.",
    question: "Si vous avez une question, répondez à ce courriel.",
    items: "Articles de ce colis",
    carrier: "Transporteur",
    trackingNumber: "Numéro de suivi",
    shipmentNumber: "Numéro d’expédition",
    track: "Suivre votre colis",
    colon: " :",
  },
};

const cell = "padding:4px 16px 4px 0;color:#5c636a;";

function textsOf({ items, carrier, trackingNumber, shipmentNumber, track, colon }: Words): MailTexts {
  const lead = paragraph("{{scope}} <strong>{{orderNumber}}</strong> {{headline}}.");
  return {
    subject: "{{scope}} {{orderNumber}} {{headline}}",
    text: `${lead.text}
{{#if lines}}

${items}${colon}
{{#each lines}}
{{quantity}} x {{name}}
{{/each}}
{{/if}}

${carrier}${colon} {{carrier}}
{{#if carrierTrackingNumber}}
${trackingNumber}${colon} {{carrierTrackingNumber}}
{{/if}}
{{#if trackingUrl}}
${track}${colon} {{trackingUrl}}
{{/if}}
${shipmentNumber}${colon} {{trackingNumber}}
{{#if detail}}
{{detail}}
{{/if}}

{{next}}`,
    html: `${lead.html}
{{#if lines}}
<p style="margin:0 0 4px;">${items}${colon}</p>
<ul style="margin:0 0 16px;padding-left:20px;">
{{#each lines}}
<li>{{quantity}} &times; {{name}}</li>
{{/each}}
</ul>
{{/if}}
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;font-size:15px;">
<tr><td style="${cell}">${carrier}</td><td style="padding:4px 0;">{{carrier}}</td></tr>
{{#if carrierTrackingNumber}}
<tr><td style="${cell}">${trackingNumber}</td><td style="padding:4px 0;"><strong>{{carrierTrackingNumber}}</strong></td></tr>
{{/if}}
<tr><td style="${cell}">${shipmentNumber}</td><td style="padding:4px 0;">{{trackingNumber}}</td></tr>
</table>
{{#if trackingUrl}}
<p style="margin:0 0 16px;"><a href="{{trackingUrl}}" target="_blank" rel="noopener noreferrer" style="color:${brandColor};">${track}</a></p>
{{/if}}
{{#if detail}}
<p style="margin:0 0 16px;">{{detail}}</p>
{{/if}}
<p style="margin:0;">{{next}}</p>`,
  };
}

export const shipmentUpdate: MailTemplate<ShipmentUpdate> = {
  texts: { en: textsOf(words.en), fr: textsOf(words.fr) },
  view: viewOf,
};

/** Builds the view. Data from an earlier release has no scope, no lines and no number from the carrier. */
function viewOf(data: ShipmentUpdate, locale: Locale): Record<string, unknown> {
  const {
    status,
    scope = "ORDER",
    hasLeft = true,
    lines = null,
    carrierTrackingNumber = null,
    trackingUrl = null,
  } = data as Partial<ShipmentUpdate> & Pick<ShipmentUpdate, "status">;
  const { scopes, headlines, updates, notReceived, question } = words[locale];
  const headline = headlines[status === "FAILED" && !hasLeft ? "NOT_HANDED_OVER" : status];
  const next = {
    PENDING: updates,
    IN_TRANSIT: updates,
    OUT_FOR_DELIVERY: updates,
    DELIVERED: notReceived,
    FAILED: updates,
    RETURNED: question,
  };
  return { ...data, headline, next: next[status], scope: scopes[scope], lines, carrierTrackingNumber, trackingUrl };
}
