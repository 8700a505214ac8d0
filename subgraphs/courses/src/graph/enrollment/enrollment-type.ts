import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, Float, ID, ObjectType } from "type-graphql";
import { progressOf, type Enrollment } from "../../domain/enrollment/enrollment.js";
import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import type { Page } from "@souk/kernel/values/page";
import { enrollmentOrder } from "../../domain/enrollment/list-user-enrollments.js";

@ObjectType("Enrollment", { description: "The enrollment of a user in a course." })
export class EnrollmentType {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTimeScalar)
  enrolledAt!: Date;

  @Field(() => [ID], { description: "In the order of completion." })
  completedLessonIds!: string[];

  @Field(() => Float, { description: "0 to 1: completed lessons divided by all lessons." })
  progress!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "The time when the last lesson was completed; null before.",
  })
  completedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "The access ends within a minute of this time. Null without an end, as for every purchase.",
  })
  endsAt!: Date | null;

  courseId!: string;
}

export function enrollmentTypeFrom(enrollment: Enrollment): EnrollmentType {
  const { id, courseId, enrolledAt, completedLessonIds, completedAt, endsAt } = enrollment;
  const progress = progressOf(enrollment);
  return Object.assign(new EnrollmentType(), {
    id,
    courseId,
    enrolledAt,
    progress,
    completedAt,
    endsAt,
    completedLessonIds: [...completedLessonIds],
  });
}

@ObjectType("EnrollmentConnection")
export class EnrollmentConnectionType extends ConnectionType {
  @Field(() => [EnrollmentType])
  nodes!: EnrollmentType[];
}

export function enrollmentConnectionFrom(
  page: Page<Enrollment>,
  count: () => Promise<number>,
): EnrollmentConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: enrollmentOrder,
    keyOf: ({ enrolledAt, id }) => [enrolledAt.toISOString(), id],
    nodeFrom: enrollmentTypeFrom,
    count,
  });
  return Object.assign(new EnrollmentConnectionType(), { nodes, pageInfo, count });
}
