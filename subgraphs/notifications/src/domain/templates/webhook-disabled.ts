import type { DataOf } from "../notification-data.js";
import { footnote, paragraph } from "./html-parts.js";
import type { MailTemplate } from "./mail-template.js";
import { readableTime } from "./readable-time.js";

const reasons = {
  en: {
    FAILING: "Each request to it has failed for three days.",
    GONE: "It answered that it no longer exists (410).",
  },
  fr: {
    FAILING: "Chaque requête a échoué pendant trois jours.",
    GONE: "Elle a répondu qu’elle n’existe plus (410).",
  },
} as const;

const english =
  "Correct the receiver, enable the address in the administration under Webhooks, and deliver the failed events again from its log.";
const french =
  "Corrigez le destinataire, réactivez l’adresse dans l’administration sous Webhooks, puis renvoyez les événements en échec depuis son journal.";

export const webhookDisabled: MailTemplate<DataOf<"WEBHOOK_DISABLED">> = {
  texts: {
    en: {
      subject: "A webhook was disabled",
      text: `The shop stopped sending events to {{url}} on {{at}}. {{reason}}

${english}`,
      html: `${paragraph("The shop stopped sending events to <strong>{{url}}</strong> on {{at}}. {{reason}}")}
${footnote(english)}`,
    },
    fr: {
      subject: "Un webhook a été désactivé",
      text: `La boutique n’envoie plus d’événements à {{url}} depuis le {{at}}. {{reason}}

${french}`,
      html: `${paragraph("La boutique n’envoie plus d’événements à <strong>{{url}}</strong> depuis le {{at}}. {{reason}}")}
${footnote(french)}`,
    },
  },
  view: ({ url, reason, at }, locale) => ({ url, reason: reasons[locale][reason], at: readableTime(at, locale) }),
};
