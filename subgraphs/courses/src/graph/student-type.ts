import { connectionFrom, ConnectionType, ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import type { Page } from "@souk/kernel/page";
import { ArgsType, Field, Float, ObjectType } from "type-graphql";
import { progressOf } from "../domain/enrollment.js";
import type { StudentOfCourse } from "../domain/enrollment-store.js";
import { studentOrder } from "../domain/list-students.js";

@ObjectType("Student", { description: "Who is enrolled in a course, as its instructor sees them." })
export class StudentType {
  @Field(() => DateTimeScalar)
  enrolledAt!: Date;

  @Field(() => Float, { description: "0 to 1: completed lessons of all lessons." })
  progress!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: "When the last of all lessons was completed." })
  completedAt!: Date | null;

  userId!: string;
}

@ObjectType("StudentConnection")
export class StudentConnectionType extends ConnectionType {
  @Field(() => [StudentType])
  nodes!: StudentType[];
}

@ArgsType()
export class StudentsArgs extends ForwardPageArgs {
  @Field(() => String, {
    nullable: true,
    description: "A part of the name, the address or the username; at most 200 characters. Among the newest 20,000.",
  })
  search?: string | null;
}

export function studentConnectionFrom(
  page: Page<StudentOfCourse>,
  count: () => Promise<number>,
): StudentConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: studentOrder,
    keyOf: ({ enrolledAt, id }) => [enrolledAt.toISOString(), id],
    nodeFrom: studentTypeFrom,
    count,
  });
  return Object.assign(new StudentConnectionType(), { nodes, pageInfo, count });
}

function studentTypeFrom(student: StudentOfCourse): StudentType {
  const { enrolledAt, completedAt, userId } = student;
  return Object.assign(new StudentType(), { enrolledAt, completedAt, userId, progress: progressOf(student) });
}
