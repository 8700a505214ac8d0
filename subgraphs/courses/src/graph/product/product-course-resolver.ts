import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isUuid } from "@souk/kernel/values/uuid";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { CourseType, courseTypeFrom } from "../course/course-type.js";
import { coursesLoaders } from "../courses-loaders.js";
import { visibleCourse } from "../course/visible-course.js";
import { ProductCourseType } from "./product-course-type.js";

@Resolver(() => ProductCourseType)
export class ProductCourseResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @FieldResolver(() => CourseType, {
    nullable: true,
    description: "The course of a product of kind COURSE. Null for goods, and when the viewer may not see the course.",
  })
  async course(@Root() product: ProductCourseType, @Ctx() context: GraphContext): Promise<CourseType | null> {
    const { coursesOfProduct } = coursesLoaders(this.domain, context);
    const course = isUuid(product.id) ? await coursesOfProduct.load(product.id) : null;
    const visible = course && (await visibleCourse(this.domain, course, context));
    return visible && courseTypeFrom(visible);
  }
}
