import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import type { CatalogDomain } from "../../domain/catalog-domain.js";
import {
  AddProductImageInput,
  RemoveProductImageInput,
  ReorderProductImagesInput,
  UpdateProductImageInput,
} from "./product-image-inputs.js";
import {
  AddProductImageResult,
  RemoveProductImageResult,
  ReorderProductImagesResult,
  toAddProductImageResult,
  toChangedImagesResult,
  UpdateProductImageResult,
} from "./product-image-results.js";

@Resolver()
export class ProductImageResolver {
  constructor(private readonly domain: CatalogDomain) {}

  @Authorized("ADMIN")
  @Mutation(() => AddProductImageResult, { nullable: true, description: "Admins. Adds an image after the last one." })
  async addProductImage(
    @Arg("input", () => AddProductImageInput) input: AddProductImageInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof AddProductImageResult> {
    return toAddProductImageResult(await this.domain.addProductImage(input, adminActionOf(context, "addProductImage")));
  }

  @Authorized("ADMIN")
  @Mutation(() => RemoveProductImageResult, { nullable: true, description: "Admins. The images behind it move up." })
  async removeProductImage(
    @Arg("input", () => RemoveProductImageInput) input: RemoveProductImageInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof RemoveProductImageResult> {
    const action = adminActionOf(context, "removeProductImage");
    return toChangedImagesResult(await this.domain.removeProductImage(input, action));
  }

  @Authorized("ADMIN")
  @Mutation(() => ReorderProductImagesResult, {
    nullable: true,
    description:
      "Admins. If an image was added or removed in the meantime: InvalidInput, and the order does not change.",
  })
  async reorderProductImages(
    @Arg("input", () => ReorderProductImagesInput) input: ReorderProductImagesInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof ReorderProductImagesResult> {
    const action = adminActionOf(context, "reorderProductImages");
    return toChangedImagesResult(await this.domain.reorderProductImages(input, action));
  }

  @Authorized("ADMIN")
  @Mutation(() => UpdateProductImageResult, {
    nullable: true,
    description: "Admins. Sets the alternative text of an image.",
  })
  async updateProductImage(
    @Arg("input", () => UpdateProductImageInput) input: UpdateProductImageInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof UpdateProductImageResult> {
    const action = adminActionOf(context, "updateProductImage");
    return toChangedImagesResult(await this.domain.updateProductImage(input, action));
  }
}
