import type { Locale } from "@souk/kernel/values/locale";
import type { DataOf } from "../notification-data.js";
import { footnote, link, mailTexts, paragraph, type MailTemplate } from "./mail-template.js";
import { readableMoney, withReadableExpiry } from "./readable-values.js";

export const orderCancelled: MailTemplate<DataOf<"ORDER_CANCELLED">> = {
  texts: {
    en: mailTexts(
      "Order {{orderNumber}} was cancelled",
      paragraph(
        "Your order <strong>{{orderNumber}}</strong> was cancelled. Items that have not shipped will not be sent.",
      ),
    ),
    fr: mailTexts(
      "La commande {{orderNumber}} a été annulée",
      paragraph(
        "Votre commande <strong>{{orderNumber}}</strong> a été annulée. Les articles non expédiés ne seront pas envoyés.",
      ),
    ),
  },
  view: (data) => data,
};

/** Reasons that orders writes itself; the staff write others. */
const refundReasons: Readonly<Record<string, Readonly<Record<Locale, string>> | undefined>> = {
  "by the shop": { en: "refunded by the shop", fr: "remboursé par la boutique" },
  "by the buyer": { en: "cancelled by you", fr: "annulée par vous" },
  "paid after it was closed": { en: "paid after the order was closed", fr: "payée après la clôture de la commande" },
};

export const orderRefunded: MailTemplate<DataOf<"ORDER_REFUNDED">> = {
  texts: {
    en: mailTexts(
      "Refund for order {{orderNumber}}",
      paragraph(
        "{{#if isFree}}We refunded free items of your order <strong>{{orderNumber}}</strong>. There is no payment to return.{{else}}We refunded <strong>{{money}}</strong> for your order <strong>{{orderNumber}}</strong> to your original payment method. It may take a few days to appear on your statement.{{/if}}",
      ),
      footnote("Reason: {{why}}"),
    ),
    fr: mailTexts(
      "Remboursement de la commande {{orderNumber}}",
      paragraph(
        "{{#if isFree}}Nous avons remboursé des articles gratuits de votre commande <strong>{{orderNumber}}</strong>. Aucun paiement n’est à rendre.{{else}}Nous avons remboursé <strong>{{money}}</strong> de votre commande <strong>{{orderNumber}}</strong> sur votre mode de paiement d’origine. L’opération peut mettre quelques jours à apparaître sur votre relevé.{{/if}}",
      ),
      footnote("Motif : {{why}}"),
    ),
  },
  view: ({ orderNumber, amount, currency, reason }, locale) => ({
    orderNumber,
    money: readableMoney(amount, currency, locale),
    isFree: Number(amount) === 0,
    why: refundReasons[reason]?.[locale] ?? reason,
  }),
};

export const orderLink: MailTemplate<DataOf<"ORDER_LINK">> = {
  texts: {
    en: mailTexts(
      "View your order {{orderNumber}}",
      link("A link to your order <strong>{{orderNumber}}</strong> was requested:", "View my order"),
      paragraph("The link works until {{until}}. Anyone who has it can view the order: do not share it."),
      footnote("If you did not request this, you can ignore this email."),
    ),
    fr: mailTexts(
      "Consultez votre commande {{orderNumber}}",
      link("Un lien vers votre commande <strong>{{orderNumber}}</strong> a été demandé :", "Consulter ma commande"),
      paragraph(
        "Le lien fonctionne jusqu’au {{until}}. Toute personne qui le possède peut consulter la commande : ne le partagez pas.",
      ),
      footnote("Si vous n’avez pas fait cette demande, vous pouvez ignorer ce courriel."),
    ),
  },
  view: withReadableExpiry,
};

export const courseEnrolled: MailTemplate<DataOf<"COURSE_ENROLLED">> = {
  texts: {
    en: mailTexts(
      "Your course: {{courseTitle}}",
      paragraph("You are enrolled in <strong>{{courseTitle}}</strong>. All lessons are available now."),
      footnote("To start, sign in and open “My courses”."),
    ),
    fr: mailTexts(
      "Votre cours : {{courseTitle}}",
      paragraph("Vous êtes inscrit au cours <strong>{{courseTitle}}</strong>. Toutes les leçons sont disponibles."),
      footnote("Pour commencer, connectez-vous et ouvrez « Mes cours »."),
    ),
  },
  view: (data) => data,
};

export const answersMarked: MailTemplate<DataOf<"ANSWERS_MARKED">> = {
  texts: {
    en: mailTexts(
      "Your answers to “{{lessonTitle}}” were marked",
      paragraph(
        "Your answers to <strong>{{lessonTitle}}</strong> in the course {{courseTitle}} were marked: {{points}} of {{maxPoints}} points, {{#if isPassed}}passed{{else}}not passed{{/if}}.",
      ),
      link("Read the comments of the instructor:", "Open the lesson"),
    ),
    fr: mailTexts(
      "Vos réponses à « {{lessonTitle}} » ont été notées",
      paragraph(
        "Vos réponses à <strong>{{lessonTitle}}</strong> du cours {{courseTitle}} ont été notées : {{points}} points sur {{maxPoints}}, {{#if isPassed}}réussi{{else}}non réussi{{/if}}.",
      ),
      link("Lisez les commentaires du formateur :", "Ouvrir la leçon"),
    ),
  },
  view: (data) => data,
};
