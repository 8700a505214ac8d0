import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import { RawArgs } from "@souk/kernel/custom-fields/graph/raw-args";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { graphError } from "@souk/kernel/errors/graph-error";
import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import type { CatalogDomain } from "../../domain/catalog-domain.js";
import { UpdateProductsInput, UpdateProductsResultType, updateProductsResultFrom } from "./bulk-products-types.js";
import {
  ImportProductsInput,
  ImportProductsResultType,
  importProductsResultFrom,
} from "../import/import-products-types.js";

/** Admin mutations for many products at once. */
@Resolver()
export class BulkProductsResolver {
  constructor(private readonly domain: CatalogDomain) {}

  @Authorized("ADMIN")
  @Mutation(() => UpdateProductsResultType, {
    nullable: true,
    description: "Admins. Applies the same change to up to 100 products: to all that exist, or to none.",
  })
  async updateProducts(
    @Arg("input", () => UpdateProductsInput) input: UpdateProductsInput,
    @Ctx() context: GraphContext,
  ): Promise<UpdateProductsResultType> {
    const action = adminActionOf(context, "updateProducts");
    return updateProductsResultFrom(await this.domain.updateProducts(input, action));
  }

  @Authorized("ADMIN")
  @Mutation(() => ImportProductsResultType, {
    nullable: true,
    description:
      "Admins. Creates and updates products by their SKU, up to 200 at a time; safe to repeat. A row with a problem does not affect the others.",
  })
  async importProducts(
    @Arg("input", () => ImportProductsInput) { rows, dryRun }: ImportProductsInput,
    @RawArgs() raw: { readonly input: { readonly rows: readonly { readonly custom?: unknown }[] } },
    @Ctx() context: GraphContext,
  ): Promise<ImportProductsResultType> {
    const given = rows.map((row, index) => ({ ...row, custom: raw.input.rows[index]?.custom }));
    const action = adminActionOf(context, "importProducts");
    const outcome = await this.domain.importProducts({ rows: given, dryRun }, action);
    if (outcome.kind === "badRows")
      throw graphError("BAD_USER_INPUT", `input.rows ${outcome.message}`, { argument: "input.rows" });
    return importProductsResultFrom(outcome.rows);
  }
}
