import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import type { Course } from "../../domain/course/course.js";
import { mayOpen } from "../../domain/course/course-access.js";
import { coursesLoaders, type CoursesStores } from "../courses-loaders.js";

/** Returns the course if the viewer may open it, otherwise null. */
export async function visibleCourse(
  stores: CoursesStores,
  course: Course,
  context: GraphContext,
): Promise<Course | null> {
  const { ownEnrollments } = coursesLoaders(stores, context);
  if (course.status !== "PUBLISHED") context.reply.dependsOnViewer = true;
  const isEnrolled = async (): Promise<boolean> => (await ownEnrollments.load(course.id)) !== null;
  return (await mayOpen({ viewer: context.viewer, course, isEnrolled })) ? course : null;
}
