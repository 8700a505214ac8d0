import { graphError } from "@souk/kernel/errors/graph-error";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { readSize } from "@souk/kernel/values/page";
import { isUuid } from "@souk/kernel/values/uuid";
import { Arg, Authorized, Directive, Field, ID, InputType, Int, ObjectType, Query, Resolver } from "type-graphql";
import type { CartDomain } from "../domain/cart-domain.js";
import type { IdleCart } from "../domain/cart-store.js";

@Directive("@inaccessible")
@InputType({
  description: "A page of carts. The next page starts after the `changedAt` and `buyerId` of the last cart.",
})
export class IdleCartsInput {
  @Field(() => DateTimeScalar, { description: "Exclusive without `afterBuyerId`." })
  changedAfter!: Date;

  @Field(() => ID, {
    nullable: true,
    description: "With it, the page includes carts that changed exactly at `changedAfter` and have a greater buyer id.",
  })
  afterBuyerId?: string | null;

  @Field(() => DateTimeScalar, { description: "Inclusive." })
  changedBefore!: Date;

  @Field(() => Int, { description: "1 to 100." })
  first!: number;
}

@Directive("@inaccessible")
@ObjectType("IdleCart")
class IdleCartType {
  @Field(() => ID)
  buyerId!: string;

  @Field(() => DateTimeScalar, { description: "The time of the cart's last change." })
  changedAt!: Date;
}

/** For orders, which reminds buyers of the carts that they left. */
@Resolver()
export class IdleCartsResolver {
  constructor(private readonly domain: CartDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [IdleCartType], {
    description:
      "The carts with lines whose last change is in a period of the last 8 days: the oldest change first, and by buyer among changes of one time.",
  })
  async idleCarts(@Arg("input", () => IdleCartsInput) input: IdleCartsInput): Promise<readonly IdleCart[]> {
    const { changedAfter, afterBuyerId = null, changedBefore } = input;
    const first = readSize("input.first", input.first);
    if (afterBuyerId !== null && !isUuid(afterBuyerId))
      throw graphError("BAD_USER_INPUT", "input.afterBuyerId must be an id", { argument: "input.afterBuyerId" });
    const page = { changedAfter, afterBuyerId: afterBuyerId?.toLowerCase() ?? null, changedBefore, first };
    return this.domain.store.idleCarts(page);
  }
}
