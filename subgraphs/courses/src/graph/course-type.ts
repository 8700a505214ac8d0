import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Course } from "../domain/course.js";
import { asItsParent, sameForAll } from "./cache-hints.js";
import { InstructorStub, instructorStub } from "./instructor-stub.js";
import { ProductCourseType, productCourseOf } from "./product-course-type.js";

export enum CourseStatusEnum {
  DRAFT = "DRAFT",
  PUBLISHED = "PUBLISHED",
  ARCHIVED = "ARCHIVED",
}

registerEnumType(CourseStatusEnum, {
  name: "CourseStatus",
  valuesConfig: {
    DRAFT: { description: "Only its instructor and admins see it, and nobody can buy it." },
    PUBLISHED: { description: "Listed and on sale." },
    ARCHIVED: { description: "No longer listed or on sale; those enrolled keep it." },
  },
});

@Directive('@key(fields: "id")')
@Directive(sameForAll)
@ObjectType("Course", { description: "What is taught. It is bought as its `product`; paying enrolls the buyer." })
export class CourseType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "Its name for addresses of pages, unique." })
  slug!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true })
  summary!: string | null;

  @Field(() => CourseStatusEnum)
  status!: CourseStatusEnum;

  @Field(() => DateTimeScalar, { description: "When it was made, as a draft." })
  createdAt!: Date;

  @Field(() => Int, { description: "Of its outline: counts how often that was saved. For `saveCurriculum`." })
  version!: number;

  @Field(() => ProductCourseType, { nullable: true, description: "What it is sold as; its price is there." })
  product!: ProductCourseType;

  @Directive(asItsParent)
  @Field(() => InstructorStub, { nullable: true })
  instructor!: InstructorStub;
}

export function courseTypeFrom(course: Course): CourseType {
  const { id, slug, title, summary, createdAt, version } = course;
  return Object.assign(new CourseType(), {
    id,
    slug,
    title,
    summary,
    createdAt,
    version,
    status: CourseStatusEnum[course.status],
    product: productCourseOf(course.productId),
    instructor: instructorStub(course.instructorId),
  });
}
