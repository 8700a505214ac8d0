import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import type { CourseUpdate } from "../domain/course/course-change.js";
import type { CoursesDomain } from "../domain/courses-domain.js";
import type { CatalogPeer, EnrollmentNotice, LessonPostNotice, NotificationsPeer } from "../domain/peers.js";

export interface CoursesJobsDependencies {
  readonly domain: Pick<
    CoursesDomain,
    | "followCourseStatus"
    | "followCourseUpdate"
    | "adoptFiles"
    | "submitEndedAttempts"
    | "endDueEnrollments"
    | "notifyMarked"
    | "mailAnnouncement"
  >;
  readonly products: CatalogPeer;
  readonly notifier: NotificationsPeer;
}

/** UTC. */
export const coursesSchedule = "* * * * * submitEndedAttempts\n* * * * * endDueEnrollments";

export function coursesJobs({ domain, products, notifier }: CoursesJobsDependencies): JobHandlers {
  return {
    followCourseStatus: ({ courseId }: { courseId: string }) => domain.followCourseStatus(courseId),
    followCourseUpdate: (update: CourseUpdate) => domain.followCourseUpdate(update),
    // Used before courses could be archived; such jobs are no longer enqueued.
    activateCourseProduct: ({ productId }: { productId: string }) => products.setActive(productId, true),
    submitEndedAttempts: () => domain.submitEndedAttempts(),
    endDueEnrollments: () => domain.endDueEnrollments(),
    adoptMediaFiles: () => domain.adoptFiles(),
    notifyMarked: ({ attemptId }: { attemptId: string }) => domain.notifyMarked(attemptId),
    mailAnnouncement: ({ id }: { id: string }) => domain.mailAnnouncement(id),
    notifyEnrolled: (notice: EnrollmentNotice) => notifier.notifyEnrolled(notice),
    notifyLessonPost: (notice: LessonPostNotice) => notifier.notifyLessonPost(notice),
  };
}
