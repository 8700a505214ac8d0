import { graphError } from "@souk/kernel/errors/graph-error";
import { isUuid } from "@souk/kernel/values/uuid";
import { Arg, Authorized, Directive, Mutation, Query, Resolver } from "type-graphql";
import type { CoursesDomain } from "../../domain/courses-domain.js";
import { CourseOffersInput, CourseOfferType } from "./course-offer-type.js";
import { EndEnrollmentsInput, EnrollBuyerInput } from "../enrollment/enrollment-inputs.js";

/** Operations for other services. All are idempotent. */
@Resolver()
export class CourseOfferResolver {
  constructor(private readonly domain: CoursesDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [CourseOfferType], { description: "One offer for each product, in the order of `productIds`." })
  async courseOffers(@Arg("input", () => CourseOffersInput) input: CourseOffersInput): Promise<CourseOfferType[]> {
    const offers = await this.domain.findCourseOffers(input);
    return offers.map((offer) => Object.assign(new CourseOfferType(), offer));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "Enrolls a buyer once for each course. Idempotent. Skips purchases of the order that `endEnrollments` has ended. " +
      "False when the buyer is not enrolled in all of them: a purchase has ended, or there is no such course.",
  })
  async enrollBuyer(@Arg("input", () => EnrollBuyerInput) input: EnrollBuyerInput): Promise<boolean> {
    if (![input.buyerId, input.orderId].every(isUuid))
      throw graphError("BAD_USER_INPUT", "enrollBuyer takes UUIDs as buyerId and orderId");
    return this.domain.enrollBuyer(input);
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "Ends the order's purchases of these courses: lessons close, and the course can be bought again with the earlier progress. " +
      "Later enrollments by the same order are ignored.",
  })
  async endEnrollments(@Arg("input", () => EndEnrollmentsInput) input: EndEnrollmentsInput): Promise<boolean> {
    if (![input.buyerId, input.orderId].every(isUuid))
      throw graphError("BAD_USER_INPUT", "endEnrollments takes UUIDs as buyerId and orderId");
    await this.domain.endEnrollments(input);
    return true;
  }
}
