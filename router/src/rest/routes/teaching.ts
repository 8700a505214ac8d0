import { z } from "zod";
import {
  RestAnnounceToStudentsDocument,
  RestAttemptsToMarkDocument,
  RestChangeEnrollmentEndDocument,
  RestCourseIdDocument,
  RestCourseIncomeDocument,
  RestCourseStatisticsDocument,
  RestDeleteAnnouncementDocument,
  RestEnrollStudentsDocument,
  RestMarkQuizAttemptDocument,
  RestOpenLessonQuestionsDocument,
  RestQuizStatisticsDocument,
  RestRevokeEnrollmentDocument,
  RestStudentsDocument,
} from "../generated/operations.js";
import { announcementBody, lessonQuestionBody, questionMayLack, toLessonQuestion } from "../bodies/discussion.js";
import { id, lower, named, text } from "../bodies/fields.js";
import { fileMayLack } from "../bodies/lesson.js";
import { list, pageArguments, pageOf } from "../bodies/list.js";
import { attemptToMarkBody, toAttemptToMark } from "../bodies/quiz-attempt.js";
import { studentBody, toStudent } from "../bodies/student.js";
import {
  courseIncomeBody,
  courseStatisticsBody,
  quizStatisticsBody,
  toCourseIncome,
  toQuizStatistics,
} from "../bodies/teaching-reports.js";
import { restRoute, type RestRoute } from "../rest-route.js";
import { snakeKeys } from "../snake-case.js";
import { deletion, keyIsId, newText, ofCourse, ofQuiz, partOf } from "./course-parts.js";
import { idOrSlug } from "./references.js";

const tag = { tag: "Teaching" } as const;

const taughtCourse = { ...tag, ...ofCourse } as const;
const ofEnrollment = { ...tag, ...partOf("Enrollment") } as const;

const endsAt = z.iso
  .datetime({ offset: true, error: "must be a time such as 2027-06-30T22:00:00Z" })
  .nullable()
  .describe("In the future; null without an end.");

/** The routes for the instructor of a course and for admins; to others, the graph shows nothing. */
export const teachingRoutes: readonly RestRoute[] = [
  restRoute({
    ...taughtCourse,
    method: "GET",
    path: "/courses/:id/students",
    name: "listStudents",
    summary: "List the students of a course",
    description: "The enrolled users, in pages.",
    query: z.object({
      ...list,
      search: text(200).optional().describe("A part of the name or the address."),
      sort: z.enum(["newest", "oldest"], "must be newest or oldest").optional().describe("`newest` when absent."),
    }),
    operation: RestStudentsDocument,
    variables: ({ params, query }) => ({
      ...idOrSlug(params.id),
      ...pageArguments(query),
      search: query.search,
      sort: query.sort === undefined ? undefined : query.sort === "newest" ? ("NEWEST" as const) : ("OLDEST" as const),
    }),
    answer: z.array(studentBody),
    respond: ({ students }) => students?.nodes.map(toStudent),
    page: ({ students }) => pageOf(students),
  }),
  restRoute({
    ...taughtCourse,
    method: "POST",
    path: "/courses/:id/students",
    name: "enrollStudents",
    summary: "Enroll students without an order",
    description: "Enrolls the accounts with these addresses in a published course, and mails them.",
    body: named(
      "StudentsToEnroll",
      z.object({
        students: z
          .array(z.object({ email: text(320), ends_at: endsAt.optional() }))
          .describe("1 to 100, each address once."),
      }),
    ),
    lookUp: { operation: RestCourseIdDocument, variables: ({ params }) => idOrSlug(params.id) },
    operation: RestEnrollStudentsDocument,
    variables: ({ found, body }) => ({
      input: {
        courseId: found.id,
        students: body.students.map(({ email, ends_at }) => ({ email, endsAt: ends_at })),
      },
    }),
    answer: z.array(
      named(
        "StudentEnrollment",
        z.object({ email: z.string(), outcome: z.enum(["enrolled", "already_enrolled", "no_account"]) }),
      ),
    ),
    respond: ({ students }) => students.map(({ email, outcome }) => ({ email, outcome: lower(outcome) })),
  }),
  restRoute({
    ...ofEnrollment,
    method: "PATCH",
    path: "/enrollments/:id",
    name: "changeEnrollmentEnd",
    summary: "Change the end of an enrollment",
    description: "Only of a granted enrollment: one that the student bought is a conflict.",
    body: named("EnrollmentEnd", z.object({ ends_at: endsAt })),
    operation: RestChangeEnrollmentEndDocument,
    variables: ({ params, body }) => ({ enrollmentId: params.id, endsAt: body.ends_at }),
    answer: studentBody,
    respond: toStudent,
  }),
  restRoute({
    ...ofEnrollment,
    ...deletion,
    path: "/enrollments/:id",
    name: "revokeEnrollment",
    summary: "Revoke an enrollment",
    description: "Ends the access at once and keeps the progress. Only admins revoke one that the student bought.",
    operation: RestRevokeEnrollmentDocument,
    variables: ({ params }) => ({ enrollmentId: params.id }),
  }),
  restRoute({
    ...taughtCourse,
    method: "GET",
    path: "/courses/:id/attempts-to-mark",
    name: "listAttemptsToMark",
    summary: "List the attempts to mark",
    description: "Submitted attempts with free texts or files, the first submitted first, in pages.",
    mayLack: fileMayLack,
    query: z.object(list),
    operation: RestAttemptsToMarkDocument,
    variables: ({ params, query }) => ({ ...idOrSlug(params.id), ...pageArguments(query) }),
    answer: z.array(attemptToMarkBody),
    respond: ({ attemptsToMark }) => attemptsToMark?.nodes.map(toAttemptToMark),
    page: ({ attemptsToMark }) => pageOf(attemptsToMark),
  }),
  restRoute({
    ...tag,
    ...partOf("Attempt"),
    method: "PATCH",
    path: "/quiz-attempts/:id/marks",
    name: "markQuizAttempt",
    summary: "Mark an attempt",
    description: "Gives points and comments to free texts and files. With the last mark, the attempt has its points.",
    mayLack: fileMayLack,
    body: named(
      "QuizMarks",
      z.object({
        marks: z
          .array(
            z.object({
              question_id: id,
              points: z.int("must be a whole number").min(0, "must be at least 0").max(100, "must be at most 100"),
              comment: text(5000).nullish().describe("For the student."),
            }),
          )
          .describe("1 to 100. Each replaces the earlier mark of its question."),
      }),
    ),
    operation: RestMarkQuizAttemptDocument,
    variables: ({ params, body }) => ({
      input: {
        attemptId: params.id,
        marks: body.marks.map(({ question_id: questionId, points, comment }) => ({ questionId, points, comment })),
      },
    }),
    answer: attemptToMarkBody,
    respond: toAttemptToMark,
  }),
  restRoute({
    ...taughtCourse,
    method: "GET",
    path: "/courses/:id/open-questions",
    name: "listOpenLessonQuestions",
    summary: "List the open questions of students",
    description: "Questions without an answer of the instructor or an admin, the first asked first, in pages.",
    mayLack: questionMayLack,
    query: z.object(list),
    operation: RestOpenLessonQuestionsDocument,
    variables: ({ params, query }) => ({ ...idOrSlug(params.id), ...pageArguments(query) }),
    answer: z.array(lessonQuestionBody),
    respond: ({ openLessonQuestions }) => openLessonQuestions?.nodes.map(toLessonQuestion),
    page: ({ openLessonQuestions }) => pageOf(openLessonQuestions),
  }),
  restRoute({
    ...taughtCourse,
    ...newText,
    path: "/courses/:id/announcements",
    name: "announceToStudents",
    summary: "Write to all students of a course",
    description: `The students read it in the course and get a mail; at most 5 in 24 hours. ${keyIsId}`,
    body: named(
      "NewAnnouncement",
      z.object({ subject: text(200).describe("One line."), text: text(5000).describe("Plain text.") }),
    ),
    lookUp: { operation: RestCourseIdDocument, variables: ({ params }) => idOrSlug(params.id) },
    operation: RestAnnounceToStudentsDocument,
    variables: ({ found, body, idempotencyKey }) => ({ input: { id: idempotencyKey, courseId: found.id, ...body } }),
    answer: announcementBody,
    respond: snakeKeys,
    location: (_announcement, { params }) => `/courses/${encodeURIComponent(params.id)}/announcements`,
  }),
  restRoute({
    ...tag,
    ...partOf("Announcement"),
    ...deletion,
    path: "/announcements/:id",
    name: "deleteAnnouncement",
    summary: "Delete an announcement",
    description: "Mails that were not prepared yet are not sent.",
    operation: RestDeleteAnnouncementDocument,
    variables: ({ params }) => params,
  }),
  restRoute({
    ...taughtCourse,
    method: "GET",
    path: "/courses/:id/statistics",
    name: "getCourseStatistics",
    summary: "Get the statistics of a course",
    description: "The progress of the current students by lesson.",
    operation: RestCourseStatisticsDocument,
    variables: ({ params }) => idOrSlug(params.id),
    answer: courseStatisticsBody,
    respond: ({ statistics }) => (statistics ? snakeKeys(statistics) : undefined),
  }),
  restRoute({
    ...tag,
    ...ofQuiz,
    method: "GET",
    path: "/lessons/:id/quiz-statistics",
    name: "getQuizStatistics",
    summary: "Get the statistics of a quiz",
    description: "The answers of the current students to the quiz of a lesson, by question.",
    operation: RestQuizStatisticsDocument,
    variables: ({ params }) => ({ lessonId: params.id }),
    answer: quizStatisticsBody,
    respond: toQuizStatistics,
  }),
  restRoute({
    ...tag,
    method: "GET",
    access: "account",
    path: "/course-income",
    name: "getCourseIncome",
    summary: "Get the income of an instructor",
    description: "The sold courses by month: the user's own, and for admins those of any instructor.",
    mayLack: ["product"],
    query: z.object({
      from_month: text(7).describe("Such as 2026-01."),
      to_month: text(7).describe("Inclusive; at most 35 months after `from_month`."),
      time_zone: text(100)
        .optional()
        .describe("The time zone of the months, such as America/Toronto; UTC when absent."),
      instructor_id: id.optional().describe("The user when absent; only admins give another."),
    }),
    operation: RestCourseIncomeDocument,
    variables: ({ query }) => ({
      fromMonth: query.from_month,
      toMonth: query.to_month,
      timeZone: query.time_zone,
      instructorId: query.instructor_id,
    }),
    answer: courseIncomeBody,
    respond: toCourseIncome,
  }),
];
