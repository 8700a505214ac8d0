import { batchLoader, groupLoader } from "@souk/kernel/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/graph-context";
import type DataLoader from "dataloader";
import type { Course } from "../domain/course.js";
import type { CourseStore, SectionOfCourse } from "../domain/course-store.js";
import type { Enrollment } from "../domain/enrollment.js";
import type { EnrollmentStore } from "../domain/enrollment-store.js";

export interface CoursesLoaders {
  /** Whatever their status; who may see them is for the domain to say. */
  readonly courses: DataLoader<string, Course | null>;
  readonly coursesOfProduct: DataLoader<string, Course | null>;
  readonly sectionsOfCourse: DataLoader<string, readonly SectionOfCourse[]>;
  readonly enrollmentCounts: DataLoader<string, { readonly count: number } | null>;
  /** The viewer's own by course; none for those without an account. */
  readonly ownEnrollments: DataLoader<string, Enrollment | null>;
}

export interface CoursesStores {
  readonly courses: CourseStore;
  readonly enrollments: EnrollmentStore;
}

const loadersKey = {};

/** The batch loaders of this request: however many courses an answer holds, each kind of data costs one statement. */
export function coursesLoaders({ courses, enrollments }: CoursesStores, context: GraphContext): CoursesLoaders {
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
    sectionsOfCourse: groupLoader(
      (ids) => courses.sectionsOfCourses(ids),
      (section) => section.courseId,
    ),
    enrollmentCounts: batchLoader(
      (ids) => enrollments.countEnrollments(ids),
      (row) => row.courseId,
    ),
    ownEnrollments: batchLoader(
      async (ids) => (viewer.kind === "user" ? enrollments.findEnrollments(viewer.id, ids) : []),
      (enrollment) => enrollment.courseId,
    ),
  }));
}
