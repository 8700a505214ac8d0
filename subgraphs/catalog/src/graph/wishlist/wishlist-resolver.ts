import { ConflictType, conflict, InvalidInputType, invalidInput, NotFoundType } from "@souk/kernel/graph/problem-types";
import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
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
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { CatalogDomain } from "../../domain/catalog-domain.js";
import type { Wishlist } from "../../domain/wishlist/wishlist-store.js";
import { mostWishes } from "../../domain/wishlist/wishlists.js";
import { forViewer } from "../cache-hints.js";
import { catalogLoaders } from "../catalog-loaders.js";
import { ViewerMarks } from "../viewer-marks.js";
import { noProduct } from "../product/product-results.js";
import { ProductType, productTypeFrom } from "../product/product-type.js";

@ObjectType("WishlistItem")
class WishlistItemType {
  @Field(() => ProductType)
  product!: ProductType;

  @Field(() => DateTimeScalar)
  addedAt!: Date;

  @Field(() => MoneyType, { description: "The price of the product when it was added." })
  addedPrice!: MoneyType;
}

@ObjectType("Wishlist", { description: "The one list of a user." })
class WishlistType {
  /** Mutations often select no items, and their products take a statement. */
  readItems!: () => Promise<WishlistItemType[]>;

  @Field(() => String, { nullable: true, description: "Null until the user names the list." })
  name!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The argument of `sharedWishlist`, for the address that shows the list to others. Null while it is not shared.",
  })
  shareToken!: string | null;

  @Field(() => [WishlistItemType], {
    description: `The newest first, at most ${mostWishes}. A product that is no longer on sale stays: its \`isActive\` is false.`,
  })
  items(): Promise<WishlistItemType[]> {
    return this.readItems();
  }
}

@ObjectType("SharedWishlist", { description: "The list of another user, who has shared its address." })
class SharedWishlistType {
  @Field(() => String, { nullable: true, description: "Null until the user names the list." })
  name!: string | null;

  @Field(() => [ProductType], { description: "The products on sale, the newest wish first." })
  products!: ProductType[];
}

@InputType()
export class UpdateWishlistInput {
  @Field(() => String, { nullable: true, description: "At most 100 characters; null or blank removes the name." })
  name?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True shares the list by an address. False ends that: the next address is another one.",
  })
  isShared?: boolean | null;
}

const AddToWishlistResult = createUnionType({
  name: "AddToWishlistResult",
  types: () => [WishlistType, NotFoundType, ConflictType] as const,
});

const UpdateWishlistResult = createUnionType({
  name: "UpdateWishlistResult",
  types: () => [WishlistType, InvalidInputType] as const,
});

/** The list of products that a user may buy later. */
@Resolver(() => ProductType)
export class WishlistResolver {
  private readonly wished: ViewerMarks;

  constructor(private readonly domain: CatalogDomain) {
    this.wished = new ViewerMarks(domain.wishedBy);
  }

  @Authorized()
  @Query(() => WishlistType, { nullable: true, description: "The viewer's list; empty before its first change." })
  async wishlist(@Ctx() context: GraphContext): Promise<WishlistType> {
    return this.typeOf(await this.domain.wishlistOf(buyerOf(context).id), context);
  }

  @Query(() => SharedWishlistType, {
    nullable: true,
    description: "A list that its user has shared. Null for an address that is not valid or is no longer shared.",
  })
  async sharedWishlist(
    @Arg("token", () => String) token: string,
    @Ctx() context: GraphContext,
  ): Promise<SharedWishlistType | null> {
    const list = await this.domain.sharedWishlist(token);
    if (!list) return null;
    const items = await this.itemsOf(list, context);
    const products = items.map(({ product }) => product).filter(({ isActive }) => isActive);
    return Object.assign(new SharedWishlistType(), { name: list.name, products });
  }

  @Directive(forViewer)
  @FieldResolver(() => Boolean, {
    description: "True if the product is on the viewer's wishlist; false for a viewer without an account.",
  })
  isWished(@Root() { id }: ProductType, @Ctx() context: GraphContext): Promise<boolean> {
    return this.wished.has(id, context);
  }

  @Authorized()
  @Mutation(() => AddToWishlistResult, {
    nullable: true,
    description: `Adds a product to the viewer's wishlist. The viewer gets a mail when it costs less, and when it is available again after it was sold out. A Conflict if the list has ${mostWishes} products. Idempotent.`,
  })
  async addToWishlist(
    @Arg("productId", () => ID) productId: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof AddToWishlistResult> {
    const outcome = await this.domain.addToWishlist(buyerOf(context).id, productId);
    switch (outcome.kind) {
      case "saved":
        return this.typeOf(outcome.wishlist, context);
      case "notFound":
        return noProduct(outcome.id);
      case "full":
        return conflict(`The wishlist has ${mostWishes} products: remove one first.`);
      default:
        return unreachable(outcome);
    }
  }

  @Authorized()
  @Mutation(() => WishlistType, {
    nullable: true,
    description: "Removes a product from the viewer's wishlist, for example after `addToCart`. Idempotent.",
  })
  async removeFromWishlist(
    @Arg("productId", () => ID) productId: string,
    @Ctx() context: GraphContext,
  ): Promise<WishlistType> {
    return this.typeOf(await this.domain.removeFromWishlist(buyerOf(context).id, productId), context);
  }

  @Authorized()
  @Mutation(() => UpdateWishlistResult, {
    nullable: true,
    description: "Names or shares the viewer's wishlist. An absent field stays unchanged.",
  })
  async updateWishlist(
    @Arg("input", () => UpdateWishlistInput) input: UpdateWishlistInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof UpdateWishlistResult> {
    const outcome = await this.domain.updateWishlist(buyerOf(context).id, input);
    return outcome.kind === "saved" ? this.typeOf(outcome.wishlist, context) : invalidInput(outcome.fields);
  }

  private typeOf(list: Wishlist, context: GraphContext): WishlistType {
    const { name, shareToken } = list;
    return Object.assign(new WishlistType(), { name, shareToken, readItems: () => this.itemsOf(list, context) });
  }

  private async itemsOf({ wishes }: Wishlist, context: GraphContext): Promise<WishlistItemType[]> {
    const products = await catalogLoaders(this.domain.store, context).products.loadMany(
      wishes.map(({ productId }) => productId),
    );
    return wishes.flatMap(({ addedAt, addedPriceMinor }, index) => {
      const product = products[index];
      if (product instanceof Error) throw product;
      if (!product) return [];
      const { currency } = product.price;
      const addedPrice = moneyTypeFrom({ amountMinor: addedPriceMinor, currency });
      return [Object.assign(new WishlistItemType(), { product: productTypeFrom(product), addedAt, addedPrice })];
    });
  }
}
