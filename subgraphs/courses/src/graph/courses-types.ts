import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { CourseOfferResolver } from "./course-offer-resolver.js";
import { CourseResolver } from "./course-resolver.js";
import { EnrollmentResolver } from "./enrollment-resolver.js";
import { LessonResolver } from "./lesson-resolver.js";
import { ProductCourseResolver } from "./product-course-resolver.js";
import { UserCoursesResolver } from "./user-courses-resolver.js";
import { UserCoursesType } from "./user-courses-type.js";

export const coursesTypes: GraphTypes = {
  resolvers: [
    CourseResolver,
    LessonResolver,
    EnrollmentResolver,
    ProductCourseResolver,
    CourseOfferResolver,
    UserCoursesResolver,
    OutboxResolver,
    PersonalDataResolver,
  ],
  orphanedTypes: [UserCoursesType],
};
