import type { Clock } from "@souk/kernel/values/clock";
import type { Logger } from "@souk/kernel/logging/logger";
import { archiveCourse, restoreCourse } from "./archive-course.js";
import { completeLesson, uncompleteLesson } from "./complete-lesson.js";
import type { CourseProducts } from "./course-products.js";
import type { CourseStore } from "./course-store.js";
import { createCourse } from "./create-course.js";
import { endEnrollments } from "./end-enrollments.js";
import { enrollBuyer } from "./enroll-buyer.js";
import type { EnrollmentStore } from "./enrollment-store.js";
import { followCourseStatus, followCourseUpdate } from "./follow-course.js";
import { findCourse } from "./find-course.js";
import { findCourseOffers } from "./find-course-offers.js";
import { listCourses } from "./list-courses.js";
import { listMyCourses } from "./list-my-courses.js";
import { listStudents } from "./list-students.js";
import { listUserEnrollments } from "./list-user-enrollments.js";
import { publishCourse } from "./publish-course.js";
import { saveCurriculum } from "./save-curriculum.js";
import type { StudentDirectory } from "./student-directory.js";
import { updateCourse } from "./update-course.js";

export interface CoursesParts {
  readonly courses: CourseStore;
  readonly enrollments: EnrollmentStore;
  readonly products: CourseProducts;
  readonly directory: StudentDirectory;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly logger: Pick<Logger, "warn">;
}

export type CoursesDomain = ReturnType<typeof coursesDomain>;

/** Builds all operations of the courses domain. */
export function coursesDomain(parts: CoursesParts) {
  return {
    courses: parts.courses,
    enrollments: parts.enrollments,
    directory: parts.directory,
    findCourse: findCourse(parts),
    listCourses: listCourses(parts),
    createCourse: createCourse(parts),
    updateCourse: updateCourse(parts),
    saveCurriculum: saveCurriculum(parts),
    publishCourse: publishCourse(parts),
    archiveCourse: archiveCourse(parts),
    restoreCourse: restoreCourse(parts),
    followCourseStatus: followCourseStatus(parts),
    followCourseUpdate: followCourseUpdate(parts),
    completeLesson: completeLesson(parts),
    uncompleteLesson: uncompleteLesson(parts),
    listMyCourses: listMyCourses(parts),
    listStudents: listStudents(parts),
    listUserEnrollments: listUserEnrollments(parts),
    findCourseOffers: findCourseOffers(parts),
    enrollBuyer: enrollBuyer(parts),
    endEnrollments: endEnrollments(parts),
  };
}
