import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import { Directive, Field, ObjectType } from "type-graphql";
import type { CourseList } from "../../domain/course/list-courses.js";
import { asItsParent } from "../cache-hints.js";
import { CourseType, courseTypeFrom } from "./course-type.js";

@Directive(asItsParent)
@ObjectType("CourseConnection")
export class CourseConnectionType extends ConnectionType {
  @Field(() => [CourseType])
  nodes!: CourseType[];
}

export function courseConnectionFrom({ page, sort, count }: CourseList): CourseConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: sort,
    keyOf: ({ key }) => key,
    nodeFrom: ({ row }) => courseTypeFrom(row),
    count,
  });
  return Object.assign(new CourseConnectionType(), { nodes, pageInfo, count });
}
