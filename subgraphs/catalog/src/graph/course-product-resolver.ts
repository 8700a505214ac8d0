import { Arg, Authorized, Directive, Mutation, Resolver } from "type-graphql";
import type { CatalogDomain } from "../domain/catalog-domain.js";
import {
  CreateCourseProductInput,
  CreateCourseProductResultType,
  SetCourseProductActiveInput,
  UpdateCourseProductInput,
} from "./course-product-types.js";

/** What courses ask of the catalog. Each is harmless to repeat. */
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
    description:
      "No fields: the product is as it was asked to be. A price for a product that was retired is one of them.",
  })
  async updateCourseProduct(
    @Arg("input", () => UpdateCourseProductInput) input: UpdateCourseProductInput,
  ): Promise<CreateCourseProductResultType> {
    const fields = await this.domain.updateCourseProduct(input);
    return Object.assign(new CreateCourseProductResultType(), { fields: [...fields] });
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, { description: "False when there is no such product, or it was taken from sale for good." })
  async setCourseProductActive(
    @Arg("input", () => SetCourseProductActiveInput) input: SetCourseProductActiveInput,
  ): Promise<boolean> {
    return this.domain.setCourseProductActive(input);
  }
}
