import type { LearnCourseQuery } from "./learn-course.generated";

export type LearnedCourse = NonNullable<LearnCourseQuery["course"]>;
