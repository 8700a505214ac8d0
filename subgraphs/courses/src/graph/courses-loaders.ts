import { batchLoader, groupLoader } from "@souk/kernel/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/graph-context";
import type DataLoader from "dataloader";
import type { Course } from "../domain/course.js";
import type { CourseStore, CourseTotals, SectionOfCourse } from "../domain/course-store.js";
import type { Enrollment } from "../domain/enrollment.js";
import type { EnrollmentStore } from "../domain/enrollment-store.js";
import type { StudentDirectory, StudentProfile } from "../domain/student-directory.js";

export interface CoursesLoaders {
  /** Whatever their status; who may see them is for the domain to say. */
  readonly courses: DataLoader<string, Course | null>;
  readonly coursesOfProduct: DataLoader<string, Course | null>;
  readonly sectionsOfCourse: DataLoader<string, readonly SectionOfCourse[]>;
  readonly contentOfLesson: DataLoader<string, { readonly content: string | null } | null>;
  /** None for a course without a lesson. */
  readonly totalsOfCourse: DataLoader<string, CourseTotals | null>;
  /** By enrollment; none when all is completed. */
  readonly nextLessons: DataLoader<string, { readonly lessonId: string } | null>;
  readonly enrollmentCounts: DataLoader<string, { readonly count: number } | null>;
  /** Of students, by user; none for those whose account is gone. */
  readonly profiles: DataLoader<string, StudentProfile | null>;
  /** The viewer's own by course; none for those without an account. */
  readonly ownEnrollments: DataLoader<string, Enrollment | null>;
}

export interface CoursesStores {
  readonly courses: CourseStore;
  readonly enrollments: EnrollmentStore;
  readonly directory: StudentDirectory;
}

const loadersKey = {};

/** The batch loaders of this request: however many courses an answer holds, each kind of data costs one statement. */
export function coursesLoaders(
  { courses, enrollments, directory }: CoursesStores,
  context: GraphContext,
): CoursesLoaders {
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
    contentOfLesson: batchLoader(
      (ids) => courses.contentsOfLessons(ids),
      (lesson) => lesson.id,
    ),
    totalsOfCourse: batchLoader(
      (ids) => courses.totalsOfCourses(ids),
      (totals) => totals.courseId,
    ),
    nextLessons: batchLoader(
      (ids) => enrollments.nextLessons(ids),
      (next) => next.enrollmentId,
    ),
    enrollmentCounts: batchLoader(
      (ids) => enrollments.countEnrollments(ids),
      (row) => row.courseId,
    ),
    profiles: batchLoader(
      (ids) => directory.findProfiles(ids),
      (profile) => profile.id,
    ),
    ownEnrollments: batchLoader(
      async (ids) => (viewer.kind === "user" ? enrollments.findEnrollments(viewer.id, ids) : []),
      (enrollment) => enrollment.courseId,
    ),
  }));
}
