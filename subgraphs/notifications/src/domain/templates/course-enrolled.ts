import type { DataOf } from "../notification-data.js";
import { footnote, paragraph } from "./html-parts.js";
import type { MailTemplate } from "./mail-template.js";

export const courseEnrolled: MailTemplate<DataOf<"COURSE_ENROLLED">> = {
  texts: {
    en: {
      subject: "Your course: {{courseTitle}}",
      text: `You are enrolled in {{courseTitle}}. All lessons are available now.

To start, sign in and open “My courses”.`,
      html: `${paragraph("You are enrolled in <strong>{{courseTitle}}</strong>. All lessons are available now.")}
${footnote("To start, sign in and open “My courses”.")}`,
    },
    fr: {
      subject: "Votre cours : {{courseTitle}}",
      text: `Vous êtes inscrit au cours {{courseTitle}}. Toutes les leçons sont disponibles.

Pour commencer, connectez-vous et ouvrez « Mes cours ».`,
      html: `${paragraph("Vous êtes inscrit au cours <strong>{{courseTitle}}</strong>. Toutes les leçons sont disponibles.")}
${footnote("Pour commencer, connectez-vous et ouvrez « Mes cours ».")}`,
    },
  },
  view: (data) => data,
};
