import { connectionFrom, PageInfoType } from "@souk/kernel/graph/page-info-type";
import type { Page } from "@souk/kernel/page";
import { Field, Int, ObjectType } from "type-graphql";
import type { Course } from "../domain/course.js";
import { courseOrder } from "../domain/course-filter.js";
import { CourseType, courseTypeFrom } from "./course-type.js";

@ObjectType("CourseConnection")
export class CourseConnectionType {
  @Field(() => [CourseType])
  nodes!: CourseType[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;

  count!: () => Promise<number>;

  @Field(() => Int, { description: "Over all pages; costs one statement more, so ask for it only where it is shown." })
  totalCount(): Promise<number> {
    return this.count();
  }
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
