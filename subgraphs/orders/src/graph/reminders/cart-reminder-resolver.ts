import { InvalidInputType, invalidInput } from "@souk/kernel/graph/problem-types";
import { productStub, ProductStub } from "@souk/kernel/graph/product-stub";
import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import {
  Arg,
  Authorized,
  createUnionType,
  Ctx,
  Field,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";

@InputType()
export class RememberCartContactInput {
  @Field(() => String, { description: "A guest's mail address, as in `checkout`." })
  email!: string;
}

@ObjectType("CartContactRemembered")
class CartContactRememberedType {
  @Field(() => String)
  email!: string;
}

const RememberCartContactResult = createUnionType({
  name: "RememberCartContactResult",
  types: () => [CartContactRememberedType, InvalidInputType] as const,
});

@ObjectType("LeftCartLine", { description: "A line of the cart that a mail reminded of." })
export class LeftCartLineType {
  @Field(() => ProductStub, { nullable: true, description: "The product in its current state in the catalog." })
  product!: ProductStub | null;

  @Field(() => Int)
  quantity!: number;
}

/** Reminders of carts: the address of a guest, and the link in the mail. */
@Resolver()
export class CartReminderResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Authorized("GUEST")
  @Mutation(() => RememberCartContactResult, {
    nullable: true,
    description:
      "Gives the address to which a guest's cart is reminded; for 90 days. Call it when the guest has entered the address of the checkout. Changes nothing for a user, who is reminded at the account's address. Idempotent.",
  })
  async rememberCartContact(
    @Arg("input", () => RememberCartContactInput) input: RememberCartContactInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof RememberCartContactResult> {
    const { id, kind } = buyerOf(context);
    const buyer = { buyerId: id, isGuest: kind === "guest", locale: context.locale ?? null };
    const outcome = await this.domain.rememberContact(buyer, input);
    return outcome.kind === "invalid"
      ? invalidInput(outcome.fields)
      : Object.assign(new CartContactRememberedType(), { email: outcome.email });
  }

  @Mutation(() => [LeftCartLineType], {
    nullable: true,
    description:
      "Returns the lines of the cart that a mail reminded of, for `addLinesToCart` on any device, and counts the first opening. Takes the token at the end of the link in the mail; null for a link that is not valid. Idempotent.",
  })
  async openCartReminder(
    @Arg("token", () => String) token: string,
    @Ctx() { viewer }: GraphContext,
  ): Promise<LeftCartLineType[] | null> {
    const lines = await this.domain.openReminder(token, viewer.kind === "nobody" ? null : viewer.id);
    return (
      lines &&
      lines.map(({ productId, quantity }) =>
        Object.assign(new LeftCartLineType(), { product: productStub(productId), quantity }),
      )
    );
  }
}
