import type { Clock } from "@souk/kernel/values/clock";
import type { Logger } from "@souk/kernel/logging/logger";
import { archiveCourse, restoreCourse } from "./course/archive-course.js";
import { completeLesson, uncompleteLesson } from "./enrollment/complete-lesson.js";
import type { CourseProducts } from "./product/course-products.js";
import type { CourseStore } from "./course/course-store.js";
import { createCourse } from "./course/create-course.js";
import { endEnrollments } from "./enrollment/end-enrollments.js";
import { enrollBuyer } from "./enrollment/enroll-buyer.js";
import type { EnrollmentStore } from "./enrollment/enrollment-store.js";
import { followCourseStatus, followCourseUpdate } from "./product/follow-course.js";
import { findCourse } from "./course/find-course.js";
import { findCourseOffers } from "./product/find-course-offers.js";
import { listCourses } from "./course/list-courses.js";
import { listMyCourses } from "./enrollment/list-my-courses.js";
import { listStudents } from "./enrollment/list-students.js";
import { listUserEnrollments } from "./enrollment/list-user-enrollments.js";
import { publishCourse } from "./course/publish-course.js";
import { saveCurriculum } from "./curriculum/save-curriculum.js";
import type { StudentDirectory } from "./enrollment/student-directory.js";
import { updateCourse } from "./course/update-course.js";

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
