import type { EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import type { Clock } from "@souk/kernel/values/clock";
import type { Logger } from "@souk/kernel/logging/logger";
import { announceToStudents, deleteAnnouncement } from "./announcement/announce.js";
import type { AnnouncementStore } from "./announcement/announcement.js";
import { listAnnouncements } from "./announcement/list-announcements.js";
import { mailAnnouncement } from "./announcement/mail-announcement.js";
import { archiveCourse, restoreCourse } from "./course/archive-course.js";
import type { CourseCategoryStore } from "./category/course-category-store.js";
import { createCourseCategory } from "./category/create-course-category.js";
import { deleteCourseCategory } from "./category/delete-course-category.js";
import { listCategoryCourses } from "./category/list-category-courses.js";
import { updateCourseCategory } from "./category/update-course-category.js";
import type { CertificateStore } from "./certificate/certificate.js";
import {
  findCertificate,
  issueCertificate,
  printCertificate,
  type CertificatePrinter,
} from "./certificate/issue-certificate.js";
import { completeLesson, uncompleteLesson } from "./enrollment/complete-lesson.js";
import type { CourseDraftStore } from "./course/course-draft.js";
import type { CourseStore } from "./course/course-store.js";
import { createCourse } from "./course/create-course.js";
import { saveLessonPosition, type LessonPositionStore } from "./enrollment/save-lesson-position.js";
import { endEnrollments } from "./enrollment/end-enrollments.js";
import { enrollBuyer } from "./enrollment/enroll-buyer.js";
import { enrollStudents } from "./enrollment/enroll-students.js";
import { changeEnrollmentEnd, endDueEnrollments, revokeEnrollment } from "./enrollment/enrollment-end.js";
import type { EnrollmentStore } from "./enrollment/enrollment-store.js";
import type { GrantStore } from "./enrollment/grant-store.js";
import { followCourseStatus, followCourseUpdate } from "./product/follow-course.js";
import { findCourse } from "./course/find-course.js";
import { findCourseOffers } from "./product/find-course-offers.js";
import { importCourse } from "./import/import-course.js";
import { importCourseCategory } from "./import/import-course-category.js";
import { importEnrollment } from "./import/import-enrollment.js";
import { listCourses } from "./course/list-courses.js";
import { listMyCourses, listUserEnrollments } from "./enrollment/list-user-enrollments.js";
import { listStudents } from "./enrollment/list-students.js";
import { publishCourse } from "./course/publish-course.js";
import { adoptFiles } from "./curriculum/attach-files.js";
import { discardDraft } from "./curriculum/discard-draft.js";
import { saveCurriculum } from "./curriculum/save-curriculum.js";
import { mayReadLessonFile, type LessonFilesStore } from "./curriculum/lesson-files.js";
import type { LessonAccessStore } from "./curriculum/lesson-lock.js";
import type { CatalogPeer, AccountsPeer, MediaPeer, NotificationsPeer } from "./peers.js";
import { deletePost } from "./discussion/delete-post.js";
import type { LessonPostStore } from "./discussion/lesson-post-store.js";
import { findQuestion, listOpenQuestions, listQuestions } from "./discussion/list-questions.js";
import { answerQuestion, askQuestion, editPost } from "./discussion/write-post.js";
import { deleteNote, listNotes, saveNote, type LessonNoteStore } from "./note/lesson-note.js";
import { listAttemptsToMark } from "./quiz/list-attempts-to-mark.js";
import { findAttempt, markAttempt } from "./quiz/mark-attempt.js";
import { notifyMarked } from "./quiz/notify-marked.js";
import type { QuizStore } from "./quiz/quiz-store.js";
import { answerQuiz, startQuizAttempt, submitEndedAttempts } from "./quiz/take-quiz.js";
import { findQuizStatistics, type StatisticsStore } from "./statistics/course-statistics.js";
import { updateCourse } from "./course/update-course.js";

export interface CoursesDependencies {
  readonly courses: CourseStore;
  readonly drafts: CourseDraftStore;
  readonly categories: CourseCategoryStore;
  readonly enrollments: EnrollmentStore;
  readonly grants: GrantStore;
  readonly lessonPositions: LessonPositionStore;
  readonly products: CatalogPeer;
  readonly files: MediaPeer;
  readonly lessonFiles: LessonFilesStore;
  readonly lessonAccess: LessonAccessStore;
  readonly quizzes: QuizStore;
  readonly certificates: CertificateStore;
  readonly printer: CertificatePrinter;
  /** Returns the address of the page that verifies a certificate. */
  readonly certificateUrl: (number: string) => string;
  readonly lessonPosts: LessonPostStore;
  readonly lessonNotes: LessonNoteStore;
  readonly statistics: StatisticsStore;
  readonly announcements: AnnouncementStore;
  readonly directory: AccountsPeer;
  readonly notifier: NotificationsPeer;
  /** The router's base URL for links in mails. */
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly logger: Pick<Logger, "warn">;
  readonly currency: string;
  /** The fields that the shop has declared for courses. */
  readonly courseFields: EntityFields;
}

export type CoursesDomain = ReturnType<typeof coursesDomain>;

/** Builds all operations of the courses domain. */
export function coursesDomain(deps: CoursesDependencies) {
  return {
    courses: deps.courses,
    drafts: deps.drafts,
    files: deps.files,
    categories: deps.categories,
    enrollments: deps.enrollments,
    lessonPositions: deps.lessonPositions,
    lessonAccess: deps.lessonAccess,
    quizzes: deps.quizzes,
    certificates: deps.certificates,
    certificateUrl: deps.certificateUrl,
    lessonPosts: deps.lessonPosts,
    statistics: deps.statistics,
    newId: deps.newId,
    clock: deps.clock,
    directory: deps.directory,
    courseFields: deps.courseFields,
    findCourse: findCourse(deps),
    listCourses: listCourses(deps),
    createCourse: createCourse(deps),
    updateCourse: updateCourse(deps),
    createCourseCategory: createCourseCategory(deps),
    updateCourseCategory: updateCourseCategory(deps),
    deleteCourseCategory: deleteCourseCategory(deps),
    listCategoryCourses: listCategoryCourses(deps),
    mayReadLessonFile: mayReadLessonFile(deps),
    adoptFiles: adoptFiles(deps),
    saveCurriculum: saveCurriculum(deps),
    discardDraft: discardDraft(deps),
    publishCourse: publishCourse(deps),
    archiveCourse: archiveCourse(deps),
    restoreCourse: restoreCourse(deps),
    followCourseStatus: followCourseStatus(deps),
    followCourseUpdate: followCourseUpdate(deps),
    completeLesson: completeLesson(deps),
    uncompleteLesson: uncompleteLesson(deps),
    saveLessonPosition: saveLessonPosition(deps),
    startQuizAttempt: startQuizAttempt(deps),
    answerQuiz: answerQuiz(deps),
    submitEndedAttempts: submitEndedAttempts(deps),
    findAttempt: findAttempt(deps),
    markAttempt: markAttempt(deps),
    notifyMarked: notifyMarked(deps),
    listAttemptsToMark: listAttemptsToMark(deps),
    issueCertificate: issueCertificate(deps),
    findCertificate: findCertificate(deps),
    printCertificate: printCertificate(deps),
    listQuestions: listQuestions(deps),
    findQuestion: findQuestion(deps),
    listOpenQuestions: listOpenQuestions(deps),
    askQuestion: askQuestion(deps),
    answerQuestion: answerQuestion(deps),
    editPost: editPost(deps),
    deletePost: deletePost(deps),
    listNotes: listNotes(deps),
    saveNote: saveNote(deps),
    deleteNote: deleteNote(deps),
    findQuizStatistics: findQuizStatistics(deps),
    listAnnouncements: listAnnouncements(deps),
    announceToStudents: announceToStudents(deps),
    deleteAnnouncement: deleteAnnouncement(deps),
    mailAnnouncement: mailAnnouncement(deps),
    listMyCourses: listMyCourses(deps),
    listStudents: listStudents(deps),
    listUserEnrollments: listUserEnrollments(deps),
    findCourseOffers: findCourseOffers(deps),
    enrollBuyer: enrollBuyer(deps),
    endEnrollments: endEnrollments(deps),
    enrollStudents: enrollStudents(deps),
    changeEnrollmentEnd: changeEnrollmentEnd(deps),
    revokeEnrollment: revokeEnrollment(deps),
    endDueEnrollments: endDueEnrollments(deps),
    importers: {
      "course categories": importCourseCategory(deps),
      courses: importCourse(deps),
      enrollments: importEnrollment(deps),
    },
  };
}
