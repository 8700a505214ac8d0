import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { CourseAuthorResolver } from "./course-author-resolver.js";
import { CourseOfferResolver } from "./course-offer-resolver.js";
import { CourseResolver } from "./course-resolver.js";
import { CourseStudentsResolver } from "./course-students-resolver.js";
import { EnrollmentResolver } from "./enrollment-resolver.js";
import { LessonResolver } from "./lesson-resolver.js";
import { ProductCourseResolver } from "./product-course-resolver.js";
import { StudentResolver } from "./student-resolver.js";
import { UserCoursesResolver } from "./user-courses-resolver.js";
import { UserCoursesType } from "./user-courses-type.js";

export const coursesTypes: GraphTypes = {
  resolvers: [
    CourseResolver,
    CourseAuthorResolver,
    LessonResolver,
    EnrollmentResolver,
    ProductCourseResolver,
    CourseOfferResolver,
    UserCoursesResolver,
    CourseStudentsResolver,
    StudentResolver,
    OutboxResolver,
    PersonalDataResolver,
  ],
  orphanedTypes: [UserCoursesType],
};
