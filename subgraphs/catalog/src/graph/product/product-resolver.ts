import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import { publicFields } from "@souk/kernel/custom-fields/entity-fields";
import { customValuesFrom, CustomValueType } from "@souk/kernel/custom-fields/graph/custom-field-types";
import { RawArgs, withCustom, type CustomInputArgs } from "@souk/kernel/custom-fields/graph/raw-args";
import { isAdmin } from "@souk/kernel/identity/viewer";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { graphError } from "@souk/kernel/errors/graph-error";
import { Arg, Args, Authorized, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { CatalogDomain } from "../../domain/catalog-domain.js";
import type { GivenProductFilter } from "../../domain/search/read-product-filter.js";
import { forViewer, wholeTypeCached, madeOfMany } from "../cache-hints.js";
import { CreateProductInput, DeleteProductArgs, UpdateProductInput } from "./product-inputs.js";
import { catalogLoaders } from "../catalog-loaders.js";
import {
  CreateProductResult,
  DeleteProductResult,
  toCreateProductResult,
  toDeleteProductResult,
  toUpdateProductResult,
  UpdateProductResult,
} from "./product-results.js";
import { CategoryType, categoryTypeFrom } from "../category/category-type.js";
import { ProductKeyArgs, ProductsArgs } from "../search/product-args.js";
import { ProductConnectionType, productConnectionFrom } from "../search/product-connection-type.js";
import { ProductType, productTypeFrom } from "./product-type.js";

interface CustomFilterArgs {
  readonly filter?: { readonly custom?: GivenProductFilter["custom"] } | null;
}

@Resolver(() => ProductType)
export class ProductResolver {
  constructor(private readonly domain: CatalogDomain) {}

  @Directive(wholeTypeCached)
  @Query(() => ProductType, {
    nullable: true,
    description: "Finds a product by exactly one of id, sku and slug. Null when there is none that the viewer may see.",
  })
  async product(
    @Args(() => ProductKeyArgs) key: ProductKeyArgs,
    @Ctx() { viewer }: GraphContext,
  ): Promise<ProductType | null> {
    const outcome = await this.domain.findProduct(key, viewer);
    if (outcome.kind === "oneKeyNeeded")
      throw graphError("BAD_USER_INPUT", "product takes exactly one of id, sku and slug");
    return outcome.product && productTypeFrom(outcome.product);
  }

  @Directive(madeOfMany)
  @Query(() => ProductConnectionType, { nullable: true, description: "Products on sale; admins also see the others." })
  async products(
    @Args(() => ProductsArgs) { filter, sort, ...page }: ProductsArgs,
    @RawArgs() raw: CustomFilterArgs,
    @Ctx() { viewer }: GraphContext,
  ): Promise<ProductConnectionType> {
    const outcome = await this.domain.listProducts(
      { page, filter: { ...filter, custom: raw.filter?.custom }, sort: sort ?? null },
      viewer,
    );
    if (outcome.kind === "badFilter")
      throw graphError("BAD_USER_INPUT", `${outcome.path} ${outcome.message}`, { argument: outcome.path });
    return productConnectionFrom(outcome);
  }

  @FieldResolver(() => [CustomValueType], {
    description: "The public fields that this shop has declared and that have a value, in the order of declaration.",
  })
  customValues(@Root() { custom }: ProductType): CustomValueType[] {
    return customValuesFrom(publicFields(this.domain.customFields.product), custom);
  }

  @Directive(forViewer)
  @FieldResolver(() => [CustomValueType], {
    nullable: true,
    description: "Like `customValues`, of all fields. Null for others than admins.",
  })
  allCustomValues(@Root() { custom }: ProductType, @Ctx() { viewer }: GraphContext): CustomValueType[] | null {
    return isAdmin(viewer) ? customValuesFrom(this.domain.customFields.product, custom) : null;
  }

  @Directive(madeOfMany)
  @FieldResolver(() => [CategoryType])
  async categories(@Root() product: ProductType, @Ctx() context: GraphContext): Promise<CategoryType[]> {
    const categories = await catalogLoaders(this.domain.store, context).categoriesOfProduct.load(product.id);
    return categories.map(categoryTypeFrom);
  }

  @Authorized("ADMIN")
  @Mutation(() => CreateProductResult, {
    nullable: true,
    description: "Admins. Returns Conflict at `sku` when the SKU is taken.",
  })
  async createProduct(
    @Arg("input", () => CreateProductInput) input: CreateProductInput,
    @RawArgs() raw: CustomInputArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof CreateProductResult> {
    return toCreateProductResult(
      await this.domain.createProduct(withCustom(input, raw), adminActionOf(context, "createProduct")),
    );
  }

  @Authorized("ADMIN")
  @Mutation(() => UpdateProductResult, {
    nullable: true,
    description: "Admins. Changes only the given fields. Returns Conflict at the field when the SKU or slug is taken.",
  })
  async updateProduct(
    @Arg("input", () => UpdateProductInput) input: UpdateProductInput,
    @RawArgs() raw: CustomInputArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof UpdateProductResult> {
    return toUpdateProductResult(
      await this.domain.updateProduct(withCustom(input, raw), adminActionOf(context, "updateProduct")),
    );
  }

  @Authorized("ADMIN")
  @Mutation(() => DeleteProductResult, {
    nullable: true,
    description:
      "Admins. Takes the product off sale permanently. Orders keep it as it was bought; its SKU is free again.",
  })
  async deleteProduct(
    @Args(() => DeleteProductArgs) product: DeleteProductArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof DeleteProductResult> {
    return toDeleteProductResult(await this.domain.deleteProduct(product, adminActionOf(context, "deleteProduct")));
  }
}
