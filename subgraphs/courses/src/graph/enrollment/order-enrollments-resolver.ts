import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isUuid } from "@souk/kernel/values/uuid";
import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";
import { coursesLoaders, type CoursesStores } from "../courses-loaders.js";
import { EnrollmentType, enrollmentTypeFrom } from "./enrollment-type.js";

/** The entity of orders, extended with the enrollments that an order has paid for. */
@Directive('@key(fields: "id")')
@ObjectType("Order")
export class OrderStub {
  @Field(() => ID)
  id!: string;
}

export function orderStub(id: string): OrderStub {
  return Object.assign(new OrderStub(), { id });
}

@Resolver(() => OrderStub)
export class OrderEnrollmentsResolver {
  constructor(private readonly stores: CoursesStores) {}

  @FieldResolver(() => [EnrollmentType], {
    nullable: true,
    description:
      "The active enrollments in the order's courses: the viewer's own, or all for admins. The answer of `checkout` has them; if courses does not answer it, they follow when it does.",
  })
  async enrollments(@Root() { id }: OrderStub, @Ctx() context: GraphContext): Promise<EnrollmentType[]> {
    const enrollments = isUuid(id) ? await coursesLoaders(this.stores, context).enrollmentsOfOrder.load(id) : [];
    return enrollments.map(enrollmentTypeFrom);
  }
}
