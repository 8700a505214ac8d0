import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import type { Page } from "@souk/kernel/values/page";
import { Field, ObjectType } from "type-graphql";
import type { Enrollment } from "../../domain/enrollment/enrollment.js";
import { enrollmentOrder } from "../../domain/enrollment/list-user-enrollments.js";
import { EnrollmentType, enrollmentTypeFrom } from "./enrollment-type.js";

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
