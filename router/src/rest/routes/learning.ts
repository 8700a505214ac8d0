import { z } from "zod";
import {
  RestCompleteLessonDocument,
  RestLessonsDocument,
  RestQuizAttemptDocument,
  RestSaveLessonPositionDocument,
  RestSaveQuizAnswersDocument,
  RestStartQuizAttemptDocument,
  RestSubmitQuizAttemptDocument,
  RestUncompleteLessonDocument,
} from "../generated/operations.js";
import { id, named, text, time } from "../bodies/fields.js";
import {
  courseLessonsBody,
  courseProgressBody,
  fileMayLack,
  toCourseLessons,
  toCourseProgress,
} from "../bodies/lesson.js";
import { quizAttemptBody, toQuizAttempt } from "../bodies/quiz-attempt.js";
import { restRoute, type RestRoute } from "../rest-route.js";
import { snakeKeys } from "../snake-case.js";
import { ofCourse, ofLesson, ofQuiz, partOf, seconds } from "./course-parts.js";
import { idOrSlug } from "./references.js";

const tag = { tag: "Learning" } as const;

const progress = { ...tag, ...ofLesson, answer: courseProgressBody, respond: toCourseProgress } as const;

const attempt = {
  mayLack: fileMayLack,
  answer: quizAttemptBody,
  respond: toQuizAttempt,
} as const;

const ofAttempt = { ...tag, ...partOf("Attempt"), ...attempt } as const;

const answers = z
  .array(
    z.object({
      question_id: id,
      choice_ids: z.array(id).optional().describe("The chosen choices; all in the student's order for `ordering`."),
      text: text(10_000).optional().describe("At most 500 characters for `short_text`, and 10,000 for `free_text`."),
      file_ids: z.array(id).optional().describe("For `upload`: at most 5 uploaded files of the user."),
    }),
  )
  .describe("At most 100. Each replaces the earlier answer to its question; other answers stay.");

type Answers = z.output<typeof answers>;

function answerInput(attemptId: string, given: Answers) {
  return {
    attemptId,
    answers: given.map(({ question_id: questionId, choice_ids: choiceIds, text: answer, file_ids: fileIds }) => ({
      questionId,
      choiceIds,
      text: answer,
      fileIds,
    })),
  };
}

/** The lessons and quizzes of a course, for its students. */
export const learningRoutes: readonly RestRoute[] = [
  restRoute({
    ...tag,
    ...ofCourse,
    method: "GET",
    access: "public",
    path: "/courses/:id/lessons",
    name: "listLessons",
    summary: "List the lessons of a course",
    description: "The sections and lessons as the caller may see them, with the user's progress and quizzes.",
    mayLack: fileMayLack,
    operation: RestLessonsDocument,
    variables: ({ params }) => idOrSlug(params.id),
    answer: courseLessonsBody,
    respond: toCourseLessons,
  }),
  restRoute({
    ...progress,
    method: "PUT",
    path: "/lessons/:id/completion",
    name: "completeLesson",
    summary: "Complete a lesson",
    description: "Marks the lesson as completed. A locked lesson, or a quiz that is not passed, is a conflict.",
    operation: RestCompleteLessonDocument,
    variables: ({ params }) => ({ lessonId: params.id }),
  }),
  restRoute({
    ...progress,
    method: "DELETE",
    path: "/lessons/:id/completion",
    name: "uncompleteLesson",
    summary: "Revert the completion of a lesson",
    description: "The course is then not completed either, unless its certificate is issued.",
    operation: RestUncompleteLessonDocument,
    variables: ({ params }) => ({ lessonId: params.id }),
  }),
  restRoute({
    ...tag,
    ...ofLesson,
    method: "PUT",
    path: "/lessons/:id/position",
    name: "saveLessonPosition",
    summary: "Save the position in a video",
    description: "Replaces the position at which the user goes on.",
    body: named("LessonPositionRequest", z.object({ seconds })),
    operation: RestSaveLessonPositionDocument,
    variables: ({ params, body }) => ({ lessonId: params.id, seconds: body.seconds }),
    answer: named("LessonPosition", z.object({ lesson_id: z.string(), seconds: z.int(), saved_at: time })),
    respond: snakeKeys,
  }),
  restRoute({
    ...tag,
    ...ofQuiz,
    ...attempt,
    method: "POST",
    path: "/lessons/:id/attempts",
    name: "startQuizAttempt",
    summary: "Start an attempt at a quiz",
    description:
      "Starts an attempt at the quiz of the lesson, and its time limit. Returns the present attempt if it is not " +
      "submitted yet.",
    status: 201,
    operation: RestStartQuizAttemptDocument,
    variables: ({ params }) => ({ lessonId: params.id }),
    location: ({ id: attemptId }) => `/quiz-attempts/${attemptId}`,
  }),
  restRoute({
    ...ofAttempt,
    method: "GET",
    path: "/quiz-attempts/:id",
    name: "getQuizAttempt",
    summary: "Get an attempt at a quiz",
    description: "For its student, and for the instructor of the course and admins once it is submitted.",
    operation: RestQuizAttemptDocument,
    variables: ({ params }) => params,
  }),
  restRoute({
    ...ofAttempt,
    method: "PATCH",
    path: "/quiz-attempts/:id",
    name: "saveQuizAnswers",
    summary: "Save answers of an attempt",
    description: "The attempt stays open.",
    body: named("QuizAnswers", z.object({ answers })),
    operation: RestSaveQuizAnswersDocument,
    variables: ({ params, body }) => ({ input: answerInput(params.id, body.answers) }),
  }),
  restRoute({
    ...ofAttempt,
    method: "POST",
    path: "/quiz-attempts/:id/submit",
    name: "submitQuizAttempt",
    summary: "Submit an attempt",
    description: "Saves the given answers and submits the attempt, which is then marked. A repeat changes nothing.",
    body: named("QuizSubmission", z.object({ answers: answers.optional() })),
    operation: RestSubmitQuizAttemptDocument,
    variables: ({ params, body }) => ({ input: answerInput(params.id, body.answers ?? []) }),
  }),
];
