import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";

type ShipmentUpdate = DataOf<"SHIPMENT_UPDATE">;

const nextMail = "You get another mail when its status changes.";

const scopes = { ORDER: "Order", PART: "Part of order", REPLACEMENT: "The replacement for order" } as const;

/**
 * The text after the order's number, in the subject and in the mail, and the last sentence. It promises no work from
 * the staff.
 */
const texts = {
  // shipping no longer sends PENDING, but a mail from an earlier release may be sent again
  PENDING: { headline: "is not with the carrier yet", next: nextMail },
  IN_TRANSIT: { headline: "is on its way", next: nextMail },
  DELIVERED: { headline: "was delivered", next: "If it did not reach you, answer this mail." },
  FAILED: { headline: "could not be delivered", next: nextMail },
  RETURNED: { headline: "came back to us", next: "If you have a question about it, answer this mail." },
} as const satisfies Record<ShipmentUpdate["status"], { headline: string; next: string }>;

const cell = "padding:4px 16px 4px 0;color:#7c786e;";

export const shipmentUpdate: MailTemplate<ShipmentUpdate> = {
  subject: "{{scope}} {{orderNumber}} {{headline}}",
  text: `{{scope}} {{orderNumber}} {{headline}}.
{{#if lines}}

In the parcel:
{{#each lines}}
{{quantity}} x {{name}}
{{/each}}
{{/if}}

Carrier: {{carrier}}
{{#if carrierTrackingNumber}}
Tracking number of the carrier: {{carrierTrackingNumber}}
{{/if}}
{{#if trackingUrl}}
Follow it here: {{trackingUrl}}
{{/if}}
Our number: {{trackingNumber}}
{{#if detail}}
{{detail}}
{{/if}}

{{next}}`,
  html: `<p style="margin:0 0 16px;">{{scope}} <strong>{{orderNumber}}</strong> {{headline}}.</p>
{{#if lines}}
<p style="margin:0 0 4px;">In the parcel:</p>
<ul style="margin:0 0 16px;padding-left:20px;">
{{#each lines}}
<li>{{quantity}} &times; {{name}}</li>
{{/each}}
</ul>
{{/if}}
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;font-size:15px;">
<tr><td style="${cell}">Carrier</td><td style="padding:4px 0;">{{carrier}}</td></tr>
{{#if carrierTrackingNumber}}
<tr><td style="${cell}">Tracking number</td><td style="padding:4px 0;"><strong>{{carrierTrackingNumber}}</strong></td></tr>
{{/if}}
<tr><td style="${cell}">Our number</td><td style="padding:4px 0;">{{trackingNumber}}</td></tr>
</table>
{{#if trackingUrl}}
<p style="margin:0 0 16px;"><a href="{{trackingUrl}}" target="_blank" rel="noopener noreferrer" style="color:#7a3b12;">Follow the parcel</a></p>
{{/if}}
{{#if detail}}
<p style="margin:0 0 16px;">{{detail}}</p>
{{/if}}
<p style="margin:0;">{{next}}</p>`,
  view: viewOf,
};

/** Builds the view. Data from an earlier release has no scope, no lines and no number from the carrier. */
function viewOf(data: ShipmentUpdate): Record<string, unknown> {
  const {
    status,
    scope = "ORDER",
    hasLeft = true,
    lines = null,
    carrierTrackingNumber = null,
    trackingUrl = null,
  } = data as Partial<ShipmentUpdate> & Pick<ShipmentUpdate, "status">;
  const words =
    status === "FAILED" && !hasLeft
      ? { ...texts.FAILED, headline: "was not handed over to the carrier" }
      : texts[status];
  return { ...data, ...words, scope: scopes[scope], lines, carrierTrackingNumber, trackingUrl };
}
