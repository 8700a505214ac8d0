import type { DataOf } from "../notification-data.js";
import { link, mailTexts, paragraph, viewOfText, writtenText, type MailTemplate } from "./mail-template.js";

export const lessonQuestion: MailTemplate<DataOf<"LESSON_QUESTION">> = {
  texts: {
    en: mailTexts(
      "New question: {{lessonTitle}}",
      link(
        "A question was asked below the lesson <strong>{{lessonTitle}}</strong> of your course <strong>{{courseTitle}}</strong>:",
        "View the question",
      ),
    ),
    fr: mailTexts(
      "Nouvelle question\u00a0: {{lessonTitle}}",
      link(
        "Une question a été posée sous la leçon <strong>{{lessonTitle}}</strong> de votre cours <strong>{{courseTitle}}</strong>\u00a0:",
        "Voir la question",
      ),
    ),
  },
  view: (data) => data,
};

export const lessonAnswer: MailTemplate<DataOf<"LESSON_ANSWER">> = {
  texts: {
    en: mailTexts(
      "New answer: {{lessonTitle}}",
      link(
        "Your question below the lesson <strong>{{lessonTitle}}</strong> of the course <strong>{{courseTitle}}</strong> has a new answer:",
        "View the answer",
      ),
    ),
    fr: mailTexts(
      "Nouvelle réponse\u00a0: {{lessonTitle}}",
      link(
        "Votre question sous la leçon <strong>{{lessonTitle}}</strong> du cours <strong>{{courseTitle}}</strong> a une nouvelle réponse\u00a0:",
        "Voir la réponse",
      ),
    ),
  },
  view: (data) => data,
};

export const courseAnnouncement: MailTemplate<DataOf<"COURSE_ANNOUNCEMENT">> = {
  texts: {
    en: mailTexts(
      "{{announcementSubject}}",
      paragraph("An announcement to the students of the course <strong>{{courseTitle}}</strong>:"),
      writtenText,
      link("The course keeps all its announcements:", "View the announcements"),
    ),
    fr: mailTexts(
      "{{announcementSubject}}",
      paragraph("Une annonce aux élèves du cours <strong>{{courseTitle}}</strong>\u00a0:"),
      writtenText,
      link("Le cours conserve toutes ses annonces\u00a0:", "Voir les annonces"),
    ),
  },
  view: ({ subject, body, ...data }) => ({ ...data, announcementSubject: subject, ...viewOfText(body) }),
};
