import type { Clock } from "@souk/kernel/clock";
import type { Logger } from "@souk/kernel/logger";
import { completeLesson } from "./complete-lesson.js";
import type { CourseProducts } from "./course-products.js";
import type { CourseStore } from "./course-store.js";
import { createCourse } from "./create-course.js";
import { endEnrollments } from "./end-enrollments.js";
import { enrollBuyer } from "./enroll-buyer.js";
import type { EnrollmentStore } from "./enrollment-store.js";
import { findCourse } from "./find-course.js";
import { findCourseOffers } from "./find-course-offers.js";
import { listCourses } from "./list-courses.js";
import { listMyCourses } from "./list-my-courses.js";
import { listUserEnrollments } from "./list-user-enrollments.js";
import { publishCourse } from "./publish-course.js";

export interface CoursesParts {
  readonly courses: CourseStore;
  readonly enrollments: EnrollmentStore;
  readonly products: CourseProducts;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly logger: Pick<Logger, "warn">;
}

export type CoursesDomain = ReturnType<typeof coursesDomain>;

/** Everything that courses can do. */
export function coursesDomain(parts: CoursesParts) {
  return {
    courses: parts.courses,
    enrollments: parts.enrollments,
    findCourse: findCourse(parts),
    listCourses: listCourses(parts),
    createCourse: createCourse(parts),
    publishCourse: publishCourse(parts),
    completeLesson: completeLesson(parts),
    listMyCourses: listMyCourses(parts),
    listUserEnrollments: listUserEnrollments(parts),
    findCourseOffers: findCourseOffers(parts),
    enrollBuyer: enrollBuyer(parts),
    endEnrollments: endEnrollments(parts),
  };
}
