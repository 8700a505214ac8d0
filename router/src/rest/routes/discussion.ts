import { z } from "zod";
import {
  RestAnnouncementsDocument,
  RestAnswerLessonQuestionDocument,
  RestAskLessonQuestionDocument,
  RestDeleteLessonNoteDocument,
  RestDeleteLessonPostDocument,
  RestEditLessonPostDocument,
  RestLessonNotesDocument,
  RestLessonQuestionDocument,
  RestLessonQuestionsDocument,
  RestSaveLessonNoteDocument,
} from "../generated/operations.js";
import { announcementBody, lessonQuestionBody, questionMayLack, toLessonQuestion } from "../bodies/discussion.js";
import { id, named, text, time } from "../bodies/fields.js";
import { list, pageArguments, pageOf } from "../bodies/list.js";
import { restRoute, type RestRoute } from "../rest-route.js";
import { snakeKeys } from "../snake-case.js";
import { deletion, keyIsId, newText, ofCourse, ofLesson, partOf, seconds } from "./course-parts.js";
import { idOrSlug } from "./references.js";

const tag = { tag: "Learning" } as const;

const question = { mayLack: questionMayLack, answer: lessonQuestionBody, respond: toLessonQuestion } as const;

const ofQuestion = { ...tag, ...partOf("Question"), ...question } as const;

const ofPost = { ...tag, ...partOf("Question or answer"), ...question } as const;

const postText = named("LessonPost", z.object({ text: text(5000).describe("Plain text.") }));

const note = named(
  "LessonNote",
  z.object({
    id: z.string(),
    lesson_id: z.string(),
    text: z.string(),
    seconds: z.int().nullable(),
    created_at: time,
    edited_at: time.nullable(),
  }),
);

const noteFields = { text: text(5000).describe("Plain text."), seconds: seconds.nullish() };

const ofNote = { ...tag, ...partOf("Note") } as const;

/** The questions, notes and announcements of a course, for its students. */
export const discussionRoutes: readonly RestRoute[] = [
  restRoute({
    ...tag,
    ...ofLesson,
    method: "GET",
    path: "/lessons/:id/questions",
    name: "listLessonQuestions",
    summary: "List the questions below a lesson",
    description: "The newest first, in pages, with their answers.",
    mayLack: questionMayLack,
    query: z.object(list),
    operation: RestLessonQuestionsDocument,
    variables: ({ params, query }) => ({ lessonId: params.id, ...pageArguments(query) }),
    answer: z.array(lessonQuestionBody),
    respond: ({ nodes }) => nodes.map(toLessonQuestion),
    page: pageOf,
  }),
  restRoute({
    ...tag,
    ...ofLesson,
    ...question,
    ...newText,
    path: "/lessons/:id/questions",
    name: "askLessonQuestion",
    summary: "Ask a question below a lesson",
    description: `Asks a question that all students of the lesson see. ${keyIsId}`,
    body: postText,
    operation: RestAskLessonQuestionDocument,
    variables: ({ params, body, idempotencyKey }) => ({
      input: { id: idempotencyKey, lessonId: params.id, text: body.text },
    }),
    location: ({ id: questionId }) => `/lesson-questions/${questionId}`,
  }),
  restRoute({
    ...ofQuestion,
    method: "GET",
    path: "/lesson-questions/:id",
    name: "getLessonQuestion",
    summary: "Get a question below a lesson",
    description: "A question with its answers.",
    operation: RestLessonQuestionDocument,
    variables: ({ params }) => params,
  }),
  restRoute({
    ...ofQuestion,
    ...newText,
    path: "/lesson-questions/:id/answers",
    name: "answerLessonQuestion",
    summary: "Answer a question below a lesson",
    description: `Returns the question with its answers. ${keyIsId}`,
    body: postText,
    operation: RestAnswerLessonQuestionDocument,
    variables: ({ params, body, idempotencyKey }) => ({
      input: { id: idempotencyKey, questionId: params.id, text: body.text },
    }),
    location: ({ id: questionId }) => `/lesson-questions/${questionId}`,
  }),
  restRoute({
    ...ofPost,
    method: "PATCH",
    path: "/lesson-posts/:id",
    name: "editLessonPost",
    summary: "Edit a question or an answer",
    description: "Changes the user's own question or answer, and returns the question.",
    body: postText,
    operation: RestEditLessonPostDocument,
    variables: ({ params, body }) => ({ input: { id: params.id, text: body.text } }),
  }),
  restRoute({
    ...ofPost,
    ...deletion,
    path: "/lesson-posts/:id",
    name: "deleteLessonPost",
    summary: "Delete a question or an answer",
    description: "A question is deleted with its answers. For its author, the instructor of the course and admins.",
    operation: RestDeleteLessonPostDocument,
    variables: ({ params }) => params,
  }),
  restRoute({
    ...tag,
    ...ofLesson,
    method: "GET",
    path: "/lessons/:id/notes",
    name: "listLessonNotes",
    summary: "List the user's notes at a lesson",
    description: "Private notes: those with a time first, by time.",
    operation: RestLessonNotesDocument,
    variables: ({ params }) => ({ lessonId: params.id }),
    answer: z.array(note),
    respond: snakeKeys,
  }),
  restRoute({
    ...tag,
    ...ofLesson,
    ...newText,
    path: "/lessons/:id/notes",
    name: "addLessonNote",
    summary: "Add a private note at a lesson",
    description: `Only the user gets it. ${keyIsId}`,
    body: named("NewLessonNote", z.object(noteFields)),
    operation: RestSaveLessonNoteDocument,
    variables: ({ params, body, idempotencyKey }) => ({ input: { ...body, id: idempotencyKey, lessonId: params.id } }),
    answer: note,
    respond: snakeKeys,
    location: ({ lessonId }) => `/lessons/${lessonId}/notes`,
  }),
  restRoute({
    ...ofNote,
    method: "PUT",
    path: "/lesson-notes/:id",
    name: "saveLessonNote",
    summary: "Save a private note",
    description: "Replaces the note with this id, or adds it. The id is a UUID.",
    body: named("SavedLessonNote", z.object({ lesson_id: id, ...noteFields })),
    operation: RestSaveLessonNoteDocument,
    variables: ({ params, body: { lesson_id: lessonId, ...fields } }) => ({
      input: { ...fields, id: params.id, lessonId },
    }),
    answer: note,
    respond: snakeKeys,
  }),
  restRoute({
    ...ofNote,
    ...deletion,
    path: "/lesson-notes/:id",
    name: "deleteLessonNote",
    summary: "Delete a private note",
    description: "Also after the end of the enrollment.",
    operation: RestDeleteLessonNoteDocument,
    variables: ({ params }) => params,
  }),
  restRoute({
    ...tag,
    ...ofCourse,
    method: "GET",
    path: "/courses/:id/announcements",
    name: "listAnnouncements",
    summary: "List the announcements of a course",
    description: "The newest first, in pages. For enrolled users, the instructor of the course and admins.",
    query: z.object(list),
    operation: RestAnnouncementsDocument,
    variables: ({ params, query }) => ({ ...idOrSlug(params.id), ...pageArguments(query) }),
    answer: z.array(announcementBody),
    respond: ({ announcements }) => announcements?.nodes.map(snakeKeys),
    page: ({ announcements }) => pageOf(announcements),
  }),
];
