import { conflict, ConflictType, InvalidInputType, invalidInput, NotFoundType } from "@souk/kernel/graph/problem-types";
import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { unreachable } from "@souk/kernel/values/unreachable";
import {
  Arg,
  Authorized,
  createUnionType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";
import type { CatalogDomain } from "../../domain/catalog-domain.js";
import type { RequestStockMailOutcome } from "../../domain/stock-mail/stock-mails.js";
import { forViewer } from "../cache-hints.js";
import { ViewerMarks } from "../viewer-marks.js";
import { noProduct } from "../product/product-results.js";
import { ProductType, productTypeFrom } from "../product/product-type.js";

@InputType()
export class RequestStockMailInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => String, {
    nullable: true,
    description: "The address of a viewer without an account. Users get the mail at the address of their account.",
  })
  email?: string | null;
}

@ObjectType("StockMailRequested")
class StockMailRequestedType {
  @Field(() => ProductType)
  product!: ProductType;

  @Field(() => Boolean, {
    description: "True for a viewer without an account: the request counts when the link of a mail has confirmed it.",
  })
  needsConfirmation!: boolean;
}

const RequestStockMailResult = createUnionType({
  name: "RequestStockMailResult",
  types: () => [StockMailRequestedType, NotFoundType, ConflictType, InvalidInputType] as const,
});

/** Requests for one mail when a sold-out product is available again. */
@Resolver(() => ProductType)
export class StockMailResolver {
  private readonly requested: ViewerMarks;

  constructor(private readonly domain: CatalogDomain) {
    this.requested = new ViewerMarks(domain.stockMailsRequestedBy);
  }

  @Directive(forViewer)
  @FieldResolver(() => Boolean, {
    description:
      "True if the viewer waits for the mail of `requestStockMail`; false for a viewer without an account, whose requests belong to an address.",
  })
  isStockMailRequested(@Root() { id }: ProductType, @Ctx() context: GraphContext): Promise<boolean> {
    return this.requested.has(id, context);
  }

  @Mutation(() => RequestStockMailResult, {
    nullable: true,
    description:
      "Requests one mail when a sold-out product is available again. Each time, as many of the oldest requests get the mail as there are pieces. A viewer without an account first confirms the address by the link of a mail, which is valid for 7 days. A request that nobody could fulfill ends after a year. A Conflict with the field `productId` if the product is available. Idempotent: one open request for each reader and product.",
  })
  async requestStockMail(
    @Arg("input", () => RequestStockMailInput) input: RequestStockMailInput,
    @Ctx() { viewer, locale }: GraphContext,
  ): Promise<typeof RequestStockMailResult> {
    const userId = viewer.kind === "user" ? viewer.id : null;
    return toResult(await this.domain.requestStockMail({ userId, locale: locale ?? null }, input));
  }

  @Mutation(() => ProductType, {
    nullable: true,
    description:
      "Confirms the address of `requestStockMail` with the token at the end of the link in the mail. Null for a link that is not valid. Idempotent.",
  })
  async confirmStockMail(@Arg("token", () => String) token: string): Promise<ProductType | null> {
    const product = await this.domain.confirmStockMail(token);
    return product && productTypeFrom(product);
  }

  @Authorized()
  @Mutation(() => Boolean, {
    nullable: true,
    description: "Ends the viewer's request for a mail about this product, if there is one. True. Idempotent.",
  })
  async cancelStockMail(@Arg("productId", () => ID) productId: string, @Ctx() context: GraphContext): Promise<boolean> {
    await this.domain.cancelStockMail(buyerOf(context).id, productId);
    return true;
  }
}

function toResult(outcome: RequestStockMailOutcome): typeof RequestStockMailResult {
  switch (outcome.kind) {
    case "requested":
      return Object.assign(new StockMailRequestedType(), {
        product: productTypeFrom(outcome.product),
        needsConfirmation: outcome.needsConfirmation,
      });
    case "available":
      return conflict(`${outcome.product.name} is available: add it to the cart.`, "productId");
    case "notFound":
      return noProduct(outcome.id);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}
