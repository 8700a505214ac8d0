import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import type { Page } from "@souk/kernel/page";
import { Directive, Field, ObjectType } from "type-graphql";
import type { Course } from "../domain/course.js";
import { courseOrder } from "../domain/course-filter.js";
import { asItsParent } from "./cache-hints.js";
import { CourseType, courseTypeFrom } from "./course-type.js";

@Directive(asItsParent)
@ObjectType("CourseConnection")
export class CourseConnectionType extends ConnectionType {
  @Field(() => [CourseType])
  nodes!: CourseType[];
}

export function courseConnectionFrom(page: Page<Course>, count: () => Promise<number>): CourseConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: courseOrder,
    keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
    nodeFrom: courseTypeFrom,
    count,
  });
  return Object.assign(new CourseConnectionType(), { nodes, pageInfo, count });
}
