import { randomUUID } from "node:crypto";
import { assembleSubgraph } from "@souk/kernel/subgraph/assemble-subgraph";
import { auditJobHandlers } from "@souk/kernel/audit/audit-log";
import { ChangeNotifications } from "@souk/kernel/events/change-notifications";
import { publicChangesFrom, publicTopic } from "@souk/kernel/events/public-changes";
import { customSorts } from "@souk/kernel/custom-fields/custom-filter";
import { entityFields } from "@souk/kernel/custom-fields/entity-fields";
import { withCustomFields } from "@souk/kernel/custom-fields/graph/with-custom-fields";
import { FileUsesInDatabase } from "@souk/kernel/file-uses/file-places";
import { openDatabase } from "@souk/kernel/database/database";
import { eventJobHandlers } from "@souk/kernel/domain-events/event-jobs";
import { failedJobsIn } from "@souk/kernel/jobs/failed-jobs";
import { ImportResolver } from "@souk/kernel/imports/import-resolver";
import { importRecords } from "@souk/kernel/imports/import-records";
import { ImportedRecords } from "@souk/kernel/imports/imported-records";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { FileUsesResolver } from "@souk/kernel/file-uses/file-uses-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import { subgraphSchema } from "@souk/kernel/graph/subgraph-schema";
import { enqueue } from "@souk/kernel/jobs/outbox";
import { startJobs } from "@souk/kernel/jobs/start-jobs";
import { PeerClient } from "@souk/kernel/peers/peer-client";
import type { Subgraph, ServiceContext } from "@souk/kernel/subgraph/subgraph";
import type { Locale } from "@souk/kernel/values/locale";
import type { CoursesConfig } from "./config.js";
import { coursesDomain } from "./domain/courses-domain.js";
import type { CatalogPeer, NotificationsPeer } from "./domain/peers.js";
import { AnnouncementResolver } from "./graph/announcement/announcement-resolver.js";
import { CertificateResolver, EnrollmentCertificateResolver } from "./graph/certificate/certificate-resolver.js";
import { CourseCategoryResolver } from "./graph/category/course-category-resolver.js";
import { CourseAuthorResolver } from "./graph/course/course-author-resolver.js";
import { CourseOfferResolver } from "./graph/product/course-offer-resolver.js";
import { CourseResolver } from "./graph/course/course-resolver.js";
import { CourseStudentsResolver } from "./graph/enrollment/course-students-resolver.js";
import { coursesReferences, findVisibleCourse } from "./graph/courses-references.js";
import { coursesTypes } from "./graph/courses-types.js";
import { EnrollmentResolver } from "./graph/enrollment/enrollment-resolver.js";
import { GrantResolver } from "./graph/enrollment/grant-resolver.js";
import { OrderEnrollmentsResolver } from "./graph/enrollment/order-enrollments-resolver.js";
import {
  CourseDraftDetailsResolver,
  CourseDraftsResolver,
  DraftLessonResolver,
  OutlineChangesResolver,
} from "./graph/curriculum/course-draft-resolver.js";
import {
  CourseQuestionsResolver,
  LessonAnswerResolver,
  LessonQuestionResolver,
} from "./graph/discussion/lesson-question-resolver.js";
import { LessonFilesResolver } from "./graph/curriculum/lesson-files-resolver.js";
import { LessonResolver } from "./graph/curriculum/lesson-resolver.js";
import { LessonNoteResolver } from "./graph/note/lesson-note-resolver.js";
import { ProductCourseResolver } from "./graph/product/product-course-resolver.js";
import { StudentResolver } from "./graph/enrollment/student-resolver.js";
import { UserCoursesResolver } from "./graph/enrollment/user-courses-resolver.js";
import { CourseQuizzesResolver } from "./graph/quiz/course-quizzes-resolver.js";
import { LessonQuizResolver, QuizAttemptResolver } from "./graph/quiz/quiz-resolver.js";
import { CourseStatisticsResolver } from "./graph/statistics/course-statistics-resolver.js";
import { certificateStreams } from "./http/certificate-streams.js";
import { coursesJobs, coursesSchedule } from "./jobs/courses-jobs.js";
import { AccountsClient } from "./peers/accounts-client.js";
import { CatalogClient } from "./peers/catalog-client.js";
import { MediaClient } from "./peers/media-client.js";
import { NotificationsClient } from "./peers/notifications-client.js";
import { PdfCertificates } from "./peers/pdf-certificates.js";
import { AnnouncementRepository } from "./store/announcement/announcement-repository.js";
import { CertificateRepository } from "./store/certificate/certificate-repository.js";
import { CourseCategoryRepository } from "./store/category/course-category-repository.js";
import { CourseDraftRepository } from "./store/course/course-draft-repository.js";
import { CourseRepository } from "./store/course/course-repository.js";
import { coursesFilePlaces } from "./store/file-places.js";
import { LessonAccessRepository } from "./store/curriculum/lesson-access-repository.js";
import { LessonFilesRepository } from "./store/curriculum/lesson-files-repository.js";
import { coursesDatabase } from "./store/database-definition.js";
import { LessonPostRepository } from "./store/discussion/lesson-post-repository.js";
import { LessonNoteRepository } from "./store/note/lesson-note-repository.js";
import { CoursesPersonalData } from "./store/courses-personal-data.js";
import { EnrollmentRepository } from "./store/enrollment/enrollment-repository.js";
import { GrantRepository } from "./store/enrollment/grant-repository.js";
import { LessonPositionRepository } from "./store/enrollment/lesson-position-repository.js";
import { QuizRepository } from "./store/quiz/quiz-repository.js";
import { StatisticsRepository } from "./store/statistics/statistics-repository.js";
import { seedDemoCourses } from "./store/seed-demo-courses.js";

/** Dependencies that a test may replace. */
export interface CoursesOverrides {
  readonly products?: CatalogPeer;
  readonly notifier?: NotificationsPeer;
}

export async function startCourses(
  config: CoursesConfig,
  serviceContext: ServiceContext,
  overrides: CoursesOverrides = {},
): Promise<Subgraph> {
  const { logger, clock } = serviceContext;
  await using resources = new AsyncDisposableStack();
  const database = resources.use(await openDatabase({ ...coursesDatabase, settings: config.database, logger }));
  if (config.demoData) await seedDemoCourses(database);
  const { currency, publicUrl, certificateFont } = config;
  const certificateUrl = (number: string): string => `${publicUrl}/certificates/${number}`;
  const { messages = {} } = serviceContext.project.storefront;
  const shopName = (locale: Locale): string => messages[locale]?.["common.shopName"] ?? "Souk";
  const courseFields = entityFields(serviceContext.project.fields, "Course", { currency });
  const courses = new CourseRepository(database, customSorts(courseFields));
  const categories = new CourseCategoryRepository(database);
  const enrollments = new EnrollmentRepository(database);
  const products = overrides.products ?? new CatalogClient(peerOf("catalog", serviceContext));
  const notifier = overrides.notifier ?? new NotificationsClient(peerOf("notifications", serviceContext));
  const files = new MediaClient(peerOf("media", serviceContext));
  const directory = new AccountsClient(peerOf("accounts", serviceContext));
  const domain = coursesDomain({
    courses,
    drafts: new CourseDraftRepository(database),
    categories,
    enrollments,
    grants: new GrantRepository(database),
    lessonPositions: new LessonPositionRepository(database),
    products,
    files,
    lessonFiles: new LessonFilesRepository(database),
    lessonAccess: new LessonAccessRepository(database),
    quizzes: new QuizRepository(database),
    certificates: new CertificateRepository(database),
    printer: new PdfCertificates({ urlOf: certificateUrl, shopName, font: certificateFont }),
    certificateUrl,
    lessonPosts: new LessonPostRepository(database),
    lessonNotes: new LessonNoteRepository(database),
    statistics: new StatisticsRepository(database),
    announcements: new AnnouncementRepository(database),
    directory,
    notifier,
    publicUrl,
    clock,
    newId: randomUUID,
    logger,
    currency,
    courseFields,
  });
  const answers = {
    resolvers: [
      new CourseResolver(domain),
      new CourseAuthorResolver(domain),
      new CourseDraftsResolver(domain),
      new CourseDraftDetailsResolver(domain),
      new OutlineChangesResolver(domain),
      new DraftLessonResolver(domain),
      new CourseCategoryResolver(domain),
      new LessonResolver(domain),
      new LessonFilesResolver(domain),
      new LessonQuizResolver(domain),
      new QuizAttemptResolver(domain),
      new CourseQuizzesResolver(domain),
      new CourseStatisticsResolver(domain),
      new LessonQuestionResolver(domain),
      new LessonAnswerResolver(domain),
      new CourseQuestionsResolver(domain),
      new LessonNoteResolver(domain),
      new AnnouncementResolver(domain),
      new EnrollmentResolver(domain),
      new CertificateResolver(domain),
      new EnrollmentCertificateResolver(domain),
      new GrantResolver(domain),
      new ProductCourseResolver(domain),
      new UserCoursesResolver(domain),
      new OrderEnrollmentsResolver(domain),
      new CourseStudentsResolver(domain),
      new StudentResolver(domain),
      new CourseOfferResolver(domain),
      new FileUsesResolver(new FileUsesInDatabase(database, coursesFilePlaces)),
      new OutboxResolver(failedJobsIn(database)),
      new ImportResolver(importRecords(domain.importers, new ImportedRecords(database))),
      new PersonalDataResolver(new CoursesPersonalData(database)),
    ],
    references: coursesReferences(domain),
  };
  const schema = subgraphSchema(coursesTypes, answers, (plain) =>
    withCustomFields(plain, {
      subgraph: "courses",
      customFields: serviceContext.project.fields,
      currency,
      find: { Course: (id, context) => findVisibleCourse(domain, id, context) },
    }),
  );
  const handlers = {
    ...coursesJobs({ domain, products, notifier }),
    ...auditJobHandlers("courses", serviceContext),
    ...eventJobHandlers("courses", { database, serviceContext }),
  };
  resources.use(
    await startJobs("courses", {
      database,
      serviceContext,
      handlers,
      schedule: coursesSchedule,
    }),
  );
  await enqueue(database.manager, "adoptMediaFiles", {}, { key: "adopt media files" });
  const notifications = resources.use(new ChangeNotifications({ url: database.url, topics: [publicTopic], logger }));
  const feed = database.mayListen ? { publicChanges: publicChangesFrom(notifications) } : {};
  const streamHandler = certificateStreams(domain);
  const options = { name: "courses", schema, serviceContext, database, streamHandler, ...feed };
  return await assembleSubgraph({ ...options, resources: resources.move() });
}

function peerOf(callee: string, { peer, serviceTokens }: ServiceContext): PeerClient {
  return new PeerClient({ caller: "courses", callee, transport: peer(callee), serviceTokens });
}
