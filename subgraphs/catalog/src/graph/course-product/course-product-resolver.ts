import { Arg, Authorized, Directive, Mutation, Resolver } from "type-graphql";
import type { CatalogDomain } from "../../domain/catalog-domain.js";
import {
  CreateCourseProductInput,
  CreateCourseProductResultType,
  SetCourseProductActiveInput,
  UpdateCourseProductInput,
} from "./course-product-types.js";

/** Operations for the courses service. All are idempotent. */
@Resolver()
export class CourseProductResolver {
  constructor(private readonly domain: CatalogDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => CreateCourseProductResultType)
  async createCourseProduct(
    @Arg("input", () => CreateCourseProductInput) input: CreateCourseProductInput,
  ): Promise<CreateCourseProductResultType> {
    const fields = await this.domain.createCourseProduct(input);
    return Object.assign(new CreateCourseProductResultType(), { fields: [...fields] });
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => CreateCourseProductResultType, {
    description: "An empty list: the product is as requested. A price for a retired product is an invalid field.",
  })
  async updateCourseProduct(
    @Arg("input", () => UpdateCourseProductInput) input: UpdateCourseProductInput,
  ): Promise<CreateCourseProductResultType> {
    const fields = await this.domain.updateCourseProduct(input);
    return Object.assign(new CreateCourseProductResultType(), { fields: [...fields] });
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, { description: "False when there is no such product, or it is retired." })
  async setCourseProductActive(
    @Arg("input", () => SetCourseProductActiveInput) input: SetCourseProductActiveInput,
  ): Promise<boolean> {
    return this.domain.setCourseProductActive(input);
  }
}
