import { connectionFrom, ConnectionType, ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import type { Page } from "@souk/kernel/values/page";
import { ArgsType, Field, Float, ID, ObjectType, registerEnumType } from "type-graphql";
import { progressOf } from "../../domain/enrollment/enrollment.js";
import type { StudentOfCourse, StudentSort } from "../../domain/enrollment/enrollment-store.js";

@ObjectType("Student", { description: "A user who is enrolled in a course, as its instructor sees them." })
export class StudentType {
  @Field(() => ID, { description: "For `changeEnrollmentEnd` and `revokeEnrollment`." })
  enrollmentId!: string;

  @Field(() => DateTimeScalar)
  enrolledAt!: Date;

  @Field(() => Float, { description: "0 to 1: completed lessons divided by all lessons." })
  progress!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "The time when the last lesson was completed; null before.",
  })
  completedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "The time when the access ends; null without an end." })
  endsAt!: Date | null;

  @Field(() => Boolean, { description: "True if staff or an import gave the course; false if the student bought it." })
  isGranted!: boolean;

  userId!: string;
}

@ObjectType("StudentConnection")
export class StudentConnectionType extends ConnectionType {
  @Field(() => [StudentType])
  nodes!: StudentType[];
}

enum StudentSortEnum {
  NEWEST = "NEWEST",
  OLDEST = "OLDEST",
}

registerEnumType(StudentSortEnum, {
  name: "StudentSort",
  valuesConfig: {
    NEWEST: { description: "The last enrolled student comes first." },
    OLDEST: { description: "The first enrolled student comes first." },
  },
});

@ArgsType()
export class StudentsArgs extends ForwardPageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "A part of the name, the address or the username; at most 200 characters. Searches the newest 20,000 students.",
  })
  search?: string | null;

  @Field(() => StudentSortEnum, {
    nullable: true,
    description: "NEWEST when absent. A cursor is only valid for the sort order that produced it.",
  })
  sort?: StudentSortEnum | null;
}

export interface ListedStudents {
  readonly page: Page<StudentOfCourse>;
  readonly sort: StudentSort;
  readonly count: () => Promise<number>;
}

export function studentConnectionFrom({ page, sort, count }: ListedStudents): StudentConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: sort,
    keyOf: ({ enrolledAt, id }) => [enrolledAt.toISOString(), id],
    nodeFrom: studentTypeFrom,
    count,
  });
  return Object.assign(new StudentConnectionType(), { nodes, pageInfo, count });
}

export function studentTypeFrom(student: StudentOfCourse): StudentType {
  const { id: enrollmentId, enrolledAt, completedAt, endsAt, isGranted, userId } = student;
  const progress = progressOf(student);
  const fields = { enrollmentId, enrolledAt, progress, completedAt, endsAt, isGranted, userId };
  return Object.assign(new StudentType(), fields);
}
