import type { DataOf } from "../notification-data.js";
import { footnote, mailTexts, paragraph, viewOfText, writtenText, type MailTemplate } from "./mail-template.js";
import { readableTime } from "./readable-values.js";

const disableReasons = {
  en: {
    FAILING: "Each request to it has failed for three days.",
    GONE: "It answered that it no longer exists (410).",
  },
  fr: {
    FAILING: "Chaque requête a échoué pendant trois jours.",
    GONE: "Elle a répondu qu’elle n’existe plus (410).",
  },
} as const;

/** To the staff. */
export const webhookDisabled: MailTemplate<DataOf<"WEBHOOK_DISABLED">> = {
  texts: {
    en: mailTexts(
      "A webhook was disabled",
      paragraph("The shop stopped sending events to <strong>{{url}}</strong> on {{at}}. {{reason}}"),
      footnote(
        "Correct the receiver, enable the address in the administration under Webhooks, and deliver the failed events again from its log.",
      ),
    ),
    fr: mailTexts(
      "Un webhook a été désactivé",
      paragraph("La boutique n’envoie plus d’événements à <strong>{{url}}</strong> depuis le {{at}}. {{reason}}"),
      footnote(
        "Corrigez le destinataire, réactivez l’adresse dans l’administration sous Webhooks, puis renvoyez les événements en échec depuis son journal.",
      ),
    ),
  },
  view: ({ url, reason, at }, locale) => ({
    url,
    reason: disableReasons[locale][reason],
    at: readableTime(at, locale),
  }),
};

const freeText = mailTexts("{{messageSubject}}", writtenText);

/** Free text from the staff, in the language that they wrote it in. HTML escapes it and keeps its paragraphs and lines. */
export const message: MailTemplate<DataOf<"MESSAGE">> = {
  texts: { en: freeText, fr: freeText },
  view: ({ subject, body }) => ({ messageSubject: subject, ...viewOfText(body) }),
};
