import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import { PictureStub, pictureStub } from "@souk/kernel/graph/picture-stub";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Course } from "../../domain/course/course.js";
import { asItsParent, sameForAll } from "../cache-hints.js";
import { LessonMediaStub, lessonMediaStub } from "../curriculum/lesson-media-stub.js";
import { ProductCourseType, productCourseOf } from "../product/product-course-type.js";
import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import type { CourseList } from "../../domain/course/list-courses.js";

@Directive('@key(fields: "id")')
@ObjectType("Instructor")
export class InstructorStub {
  @Field(() => ID)
  id!: string;
}

function instructorStub(id: string): InstructorStub {
  return Object.assign(new InstructorStub(), { id });
}

export enum CourseStatusEnum {
  DRAFT = "DRAFT",
  PUBLISHED = "PUBLISHED",
  ARCHIVED = "ARCHIVED",
}

registerEnumType(CourseStatusEnum, {
  name: "CourseStatus",
  valuesConfig: {
    DRAFT: { description: "Only its instructor and admins see it, and it cannot be bought." },
    PUBLISHED: { description: "Listed and on sale." },
    ARCHIVED: { description: "No longer listed or on sale; enrolled users keep it." },
  },
});

export enum CourseLevelEnum {
  BEGINNER = "BEGINNER",
  INTERMEDIATE = "INTERMEDIATE",
  ADVANCED = "ADVANCED",
}

registerEnumType(CourseLevelEnum, { name: "CourseLevel" });

/** The details of a course and of its draft; it is not a type in the schema. */
@ObjectType()
export abstract class CourseDetailsFields {
  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true })
  summary!: string | null;

  @Field(() => String, { nullable: true })
  subtitle!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The language that it is taught in, as a tag of BCP 47: `pt-BR`.",
  })
  language!: string | null;

  @Field(() => CourseLevelEnum, { nullable: true, description: "Null for a course that names none." })
  level!: CourseLevelEnum | null;

  @Field(() => [String], { description: "The skills of a student at the end." })
  goals!: readonly string[];

  @Field(() => [String], { description: "The skills and things that a student needs at the beginning." })
  requirements!: readonly string[];

  @Field(() => String, { nullable: true, description: "The address of a promo video on another host." })
  promoUrl!: string | null;

  @Field(() => PictureStub, { nullable: true, description: "The picture that the instructor uploaded." })
  thumbnail!: PictureStub | null;
}

@Directive('@key(fields: "id")')
@Directive(sameForAll)
@ObjectType("Course", { description: "A course. It is bought as its `product`; paying enrolls the buyer." })
export class CourseType extends CourseDetailsFields {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "The course's unique name in page addresses." })
  slug!: string;

  @Field(() => LessonMediaStub, {
    nullable: true,
    description: "The uploaded promo video, for all who see the course. A course has this, `promoUrl` or neither.",
  })
  promo!: LessonMediaStub | null;

  @Field(() => CourseStatusEnum)
  status!: CourseStatusEnum;

  @Field(() => DateTimeScalar, { description: "The time when it was created as a draft." })
  createdAt!: Date;

  @Field(() => Int, {
    description:
      "Version of the outline: it increases when the outline is saved, and when its draft is published or discarded. Needed for `saveCurriculum`.",
  })
  version!: number;

  @Field(() => ProductCourseType, {
    nullable: true,
    description: "The product that sells the course; it holds the price.",
  })
  product!: ProductCourseType;

  @Directive(asItsParent)
  @Field(() => InstructorStub, { nullable: true })
  instructor!: InstructorStub;

  /** `CourseResolver` shows the category. */
  categoryId!: string | null;

  /** The stored values; `withCustomFields` shows them. */
  custom!: CustomValues;
}

export function courseTypeFrom(course: Course): CourseType {
  const { id, slug, title, summary, categoryId, thumbnail, promoFileId, createdAt, version, custom, details } = course;
  return Object.assign(new CourseType(), {
    ...details,
    id,
    slug,
    title,
    summary,
    categoryId,
    createdAt,
    version,
    custom,
    status: CourseStatusEnum[course.status],
    thumbnail: thumbnail === null ? null : pictureStub(thumbnail),
    level: details.level && CourseLevelEnum[details.level],
    promo: promoFileId === null ? null : lessonMediaStub(id, promoFileId),
    product: productCourseOf(course.productId),
    instructor: instructorStub(course.instructorId),
  });
}

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
