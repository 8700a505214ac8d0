import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isAdmin } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import type DataLoader from "dataloader";
import type { CourseDraft, CourseDraftStore } from "../domain/course/course-draft.js";
import type { CourseCategory } from "../domain/category/course-category.js";
import type { CourseCategoryStore } from "../domain/category/course-category-store.js";
import type { Certificate, CertificateStore } from "../domain/certificate/certificate.js";
import type { Course } from "../domain/course/course.js";
import type { CourseStore, CourseTotals, SectionOfCourse } from "../domain/course/course-store.js";
import type { LessonPostStore } from "../domain/discussion/lesson-post-store.js";
import type { LessonAnswer } from "../domain/discussion/lesson-question.js";
import type { LessonAccess, LessonAccessStore } from "../domain/curriculum/lesson-lock.js";
import type { Enrollment } from "../domain/enrollment/enrollment.js";
import type { EnrollmentStore } from "../domain/enrollment/enrollment-store.js";
import type { LessonPosition, LessonPositionStore } from "../domain/enrollment/save-lesson-position.js";
import type { AccountsPeer, StudentProfile } from "../domain/peers.js";
import type { Quiz } from "../domain/quiz/quiz.js";
import type { QuizAttempt } from "../domain/quiz/quiz-attempt.js";
import type { QuizStore } from "../domain/quiz/quiz-store.js";
import { inactiveSince, type CourseStatistics, type StatisticsStore } from "../domain/statistics/course-statistics.js";

export interface CoursesLoaders {
  /** Courses in any status; the domain decides who may see them. */
  readonly courses: DataLoader<string, Course | null>;
  readonly coursesOfProduct: DataLoader<string, Course | null>;
  readonly categories: DataLoader<string, CourseCategory | null>;
  /** The number of published courses by category; null for a category without any. */
  readonly courseCounts: DataLoader<string, { readonly count: number } | null>;
  readonly sectionsOfCourse: DataLoader<string, readonly SectionOfCourse[]>;
  readonly contentOfLesson: DataLoader<string, { readonly content: string | null } | null>;
  /** Null for a course without changes. */
  readonly drafts: DataLoader<string, CourseDraft | null>;
  /** The number of students by completed lesson. */
  readonly completions: DataLoader<string, { readonly count: number } | null>;
  /** The viewer's own access. */
  readonly accessOfLesson: DataLoader<string, LessonAccess | null>;
  /** Null for a lesson without a quiz. */
  readonly quizOfLesson: DataLoader<string, { readonly quiz: Quiz } | null>;
  /** The viewer's own attempts, newest first. */
  readonly attemptsOfLesson: DataLoader<string, readonly QuizAttempt[]>;
  /** First written first. */
  readonly answersOfQuestion: DataLoader<string, readonly LessonAnswer[]>;
  readonly descriptions: DataLoader<string, { readonly description: string | null } | null>;
  /** Null for a course without lessons. */
  readonly totalsOfCourse: DataLoader<string, CourseTotals | null>;
  /** By enrollment; null when all lessons are completed. */
  readonly nextLessons: DataLoader<string, { readonly lessonId: string } | null>;
  /** By enrollment, last saved first. */
  readonly positions: DataLoader<string, readonly LessonPosition[]>;
  /** By enrollment; null before one is issued. */
  readonly certificates: DataLoader<string, Certificate | null>;
  readonly enrollmentCounts: DataLoader<string, { readonly count: number } | null>;
  readonly statisticsOfCourse: DataLoader<string, CourseStatistics | null>;
  /** Profiles of students by user; null when the account is deleted. */
  readonly profiles: DataLoader<string, StudentProfile | null>;
  /** The enrollments by the order that paid for them: the viewer's own, or all for admins. */
  readonly enrollmentsOfOrder: DataLoader<string, readonly Enrollment[]>;
  /** The viewer's own enrollments by course; null for viewers without an account. */
  readonly ownEnrollments: DataLoader<string, Enrollment | null>;
}

export interface CoursesStores {
  readonly courses: CourseStore;
  readonly drafts: CourseDraftStore;
  readonly categories: CourseCategoryStore;
  readonly enrollments: EnrollmentStore;
  readonly lessonPositions: LessonPositionStore;
  readonly lessonAccess: LessonAccessStore;
  readonly quizzes: QuizStore;
  readonly certificates: CertificateStore;
  readonly lessonPosts: LessonPostStore;
  readonly statistics: StatisticsStore;
  readonly directory: AccountsPeer;
  readonly clock: Clock;
}

const loadersKey = {};

/** Returns the batch loaders of this request: each kind of data takes one statement for all courses of a response. */
export function coursesLoaders(stores: CoursesStores, context: GraphContext): CoursesLoaders {
  const { courses, drafts, categories, enrollments, lessonPositions, lessonAccess, quizzes, directory } = stores;
  const { viewer } = context;
  return oncePerRequest(context, loadersKey, () => ({
    courses: batchLoader(
      (ids) => courses.findCourses(ids),
      (course) => course.id,
    ),
    coursesOfProduct: batchLoader(
      (ids) => courses.findCoursesByProduct(ids),
      (course) => course.productId,
    ),
    categories: batchLoader(
      (ids) => categories.findCategories(ids),
      (category) => category.id,
    ),
    courseCounts: batchLoader(
      (ids) => categories.countCoursesOfCategories(ids),
      (row) => row.categoryId,
    ),
    sectionsOfCourse: groupLoader(
      (ids) => courses.sectionsOfCourses(ids),
      (section) => section.courseId,
    ),
    descriptions: batchLoader(
      (ids) => courses.descriptionsOfCourses(ids),
      (course) => course.id,
    ),
    contentOfLesson: batchLoader(
      (ids) => courses.contentsOfLessons(ids),
      (lesson) => lesson.id,
    ),
    drafts: batchLoader(
      (ids) => drafts.draftsOfCourses(ids),
      (draft) => draft.courseId,
    ),
    completions: batchLoader(
      (ids) => drafts.countCompletions(ids),
      (row) => row.lessonId,
    ),
    accessOfLesson: batchLoader(
      async (ids) => (viewer.kind === "user" ? lessonAccess.accessOfLessons(ids, viewer.id) : []),
      (access) => access.lessonId,
    ),
    quizOfLesson: batchLoader(
      (ids) => quizzes.quizzesOfLessons(ids),
      (lesson) => lesson.id,
    ),
    attemptsOfLesson: groupLoader(
      async (ids) => (viewer.kind === "user" ? quizzes.attemptsOfLessons(ids, viewer.id) : []),
      (attempt) => attempt.lessonId,
    ),
    answersOfQuestion: groupLoader(
      (ids) => stores.lessonPosts.answersOfQuestions(ids),
      (answer) => answer.questionId,
    ),
    totalsOfCourse: batchLoader(
      (ids) => courses.totalsOfCourses(ids),
      (totals) => totals.courseId,
    ),
    nextLessons: batchLoader(
      (ids) => enrollments.nextLessons(ids),
      (next) => next.enrollmentId,
    ),
    positions: groupLoader(
      (ids) => lessonPositions.positionsOf(ids),
      (position) => position.enrollmentId,
    ),
    certificates: batchLoader(
      (ids) => stores.certificates.certificatesOf(ids),
      (certificate) => certificate.enrollmentId,
    ),
    enrollmentCounts: batchLoader(
      (ids) => enrollments.countEnrollments(ids),
      (row) => row.courseId,
    ),
    statisticsOfCourse: batchLoader(
      (ids) => stores.statistics.statisticsOfCourses(ids, inactiveSince(stores.clock.now())),
      (statistics) => statistics.courseId,
    ),
    profiles: batchLoader(
      (ids) => directory.findProfiles(ids),
      (profile) => profile.id,
    ),
    enrollmentsOfOrder: groupLoader(
      async (ids) =>
        viewer.kind === "user" ? enrollments.enrollmentsOfOrders(ids, isAdmin(viewer) ? null : viewer.id) : [],
      (enrollment) => enrollment.orderId,
    ),
    ownEnrollments: batchLoader(
      async (ids) => (viewer.kind === "user" ? enrollments.findEnrollments(viewer.id, ids) : []),
      (enrollment) => enrollment.courseId,
    ),
  }));
}
