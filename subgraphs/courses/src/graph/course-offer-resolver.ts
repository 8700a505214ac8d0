import { graphError } from "@souk/kernel/graph-error";
import { isUuid } from "@souk/kernel/uuid";
import { Arg, Authorized, Directive, Mutation, Query, Resolver } from "type-graphql";
import type { CoursesDomain } from "../domain/courses-domain.js";
import { CourseOffersInput, CourseOfferType, EndEnrollmentsInput, EnrollBuyerInput } from "./course-offer-types.js";

/** What the other services ask of courses. Each is harmless to repeat. */
@Resolver()
export class CourseOfferResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [CourseOfferType], { description: "One for each product, in the order of `productIds`." })
  async courseOffers(@Arg("input", () => CourseOffersInput) input: CourseOffersInput): Promise<CourseOfferType[]> {
    const offers = await this.domain.findCourseOffers(input);
    return offers.map((offer) => Object.assign(new CourseOfferType(), offer));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "Once per buyer and course, however often it is asked; not for what `endEnrollments` has ended of the order.",
  })
  async enrollBuyer(@Arg("input", () => EnrollBuyerInput) input: EnrollBuyerInput): Promise<boolean> {
    if (![input.buyerId, input.orderId].every(isUuid))
      throw graphError("BAD_USER_INPUT", "enrollBuyer takes UUIDs as buyerId and orderId");
    await this.domain.enrollBuyer(input);
    return true;
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "What the order gave in these courses ends: lessons close, and the course can be bought again, with the progress of before. " +
      "Also ends what is still to come of the order.",
  })
  async endEnrollments(@Arg("input", () => EndEnrollmentsInput) input: EndEnrollmentsInput): Promise<boolean> {
    if (![input.buyerId, input.orderId].every(isUuid))
      throw graphError("BAD_USER_INPUT", "endEnrollments takes UUIDs as buyerId and orderId");
    await this.domain.endEnrollments(input);
    return true;
  }
}
