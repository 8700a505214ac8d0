import { ImportResolver } from "@souk/kernel/imports/import-resolver";
import { FileUsesResolver } from "@souk/kernel/file-uses/file-uses-resolver";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { AnnouncementResolver } from "./announcement/announcement-resolver.js";
import { CertificateResolver, EnrollmentCertificateResolver } from "./certificate/certificate-resolver.js";
import { CourseCategoryResolver } from "./category/course-category-resolver.js";
import { CourseAuthorResolver } from "./course/course-author-resolver.js";
import { CourseOfferResolver } from "./product/course-offer-resolver.js";
import { CourseResolver } from "./course/course-resolver.js";
import { CourseStudentsResolver } from "./enrollment/course-students-resolver.js";
import { EnrollmentResolver } from "./enrollment/enrollment-resolver.js";
import {
  CourseDraftDetailsResolver,
  CourseDraftsResolver,
  DraftLessonResolver,
  OutlineChangesResolver,
} from "./curriculum/course-draft-resolver.js";
import {
  CourseQuestionsResolver,
  LessonAnswerResolver,
  LessonQuestionResolver,
} from "./discussion/lesson-question-resolver.js";
import { LessonFilesResolver } from "./curriculum/lesson-files-resolver.js";
import { LessonResolver } from "./curriculum/lesson-resolver.js";
import { GrantResolver } from "./enrollment/grant-resolver.js";
import { OrderEnrollmentsResolver, OrderStub } from "./enrollment/order-enrollments-resolver.js";
import { LessonNoteResolver } from "./note/lesson-note-resolver.js";
import { ProductCourseResolver } from "./product/product-course-resolver.js";
import { CourseQuizzesResolver } from "./quiz/course-quizzes-resolver.js";
import { LessonQuizResolver, QuizAttemptResolver } from "./quiz/quiz-resolver.js";
import { CourseStatisticsResolver } from "./statistics/course-statistics-resolver.js";
import { StudentResolver } from "./enrollment/student-resolver.js";
import { UserCoursesResolver } from "./enrollment/user-courses-resolver.js";
import { UserCoursesType } from "./enrollment/user-courses-type.js";

export const coursesTypes: GraphTypes = {
  resolvers: [
    CourseResolver,
    CourseAuthorResolver,
    CourseDraftsResolver,
    CourseDraftDetailsResolver,
    OutlineChangesResolver,
    DraftLessonResolver,
    CourseCategoryResolver,
    LessonResolver,
    LessonFilesResolver,
    LessonQuizResolver,
    QuizAttemptResolver,
    CourseQuizzesResolver,
    CourseStatisticsResolver,
    LessonQuestionResolver,
    LessonAnswerResolver,
    CourseQuestionsResolver,
    LessonNoteResolver,
    AnnouncementResolver,
    EnrollmentResolver,
    CertificateResolver,
    EnrollmentCertificateResolver,
    GrantResolver,
    ProductCourseResolver,
    CourseOfferResolver,
    FileUsesResolver,
    UserCoursesResolver,
    OrderEnrollmentsResolver,
    CourseStudentsResolver,
    StudentResolver,
    OutboxResolver,
    ImportResolver,
    PersonalDataResolver,
  ],
  orphanedTypes: [UserCoursesType, OrderStub],
};
