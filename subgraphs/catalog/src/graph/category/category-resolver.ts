import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import { publicFields } from "@souk/kernel/custom-fields/entity-fields";
import { customValuesFrom, CustomValueType } from "@souk/kernel/custom-fields/graph/custom-field-types";
import { RawArgs, withCustom, type CustomInputArgs } from "@souk/kernel/custom-fields/graph/raw-args";
import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { isAdmin } from "@souk/kernel/identity/viewer";
import { oncePerArguments, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import {
  Arg,
  Args,
  Authorized,
  Ctx,
  Directive,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { CatalogDomain } from "../../domain/catalog-domain.js";
import { forViewer, madeOfMany } from "../cache-hints.js";
import { CreateCategoryInput, UpdateCategoryInput } from "./category-inputs.js";
import { catalogLoaders } from "../catalog-loaders.js";
import {
  CreateCategoryResult,
  DeleteCategoryResult,
  toCreateCategoryResult,
  toDeleteCategoryResult,
  toUpdateCategoryResult,
  UpdateCategoryResult,
} from "./category-results.js";
import { CategoryType, categoryTypeFrom } from "./category-type.js";
import { ProductConnectionType, productConnectionFrom } from "../search/product-connection-type.js";

@Resolver(() => CategoryType)
export class CategoryResolver {
  /**
   * One lister per request and set of page arguments: `categories { products(first: 5) }` takes one statement for all.
   */
  private readonly listersKey = {};

  constructor(private readonly domain: CatalogDomain) {}

  @Query(() => [CategoryType], { nullable: true, description: "All categories, ordered by name." })
  async categories(): Promise<CategoryType[]> {
    return (await this.domain.store.categories()).map(categoryTypeFrom);
  }

  @Query(() => CategoryType, { nullable: true })
  async category(@Arg("slug", () => String) slug: string): Promise<CategoryType | null> {
    const [category] = await this.domain.store.findCategoriesBySlug([slug]);
    return category ? categoryTypeFrom(category) : null;
  }

  @Directive(madeOfMany)
  @FieldResolver(() => ProductConnectionType, { description: "Products on sale in the category, newest first." })
  async products(
    @Root() category: CategoryType,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() context: GraphContext,
  ): Promise<ProductConnectionType> {
    const lister = oncePerArguments(context, this.listersKey, [page.first, page.after], () =>
      this.domain.listCategoryProducts(page),
    );
    return productConnectionFrom({
      page: await lister.page(category.id),
      order: lister.order,
      count: () => lister.count(category.id),
      facets: () => lister.facets(category.id),
    });
  }

  @FieldResolver(() => [CustomValueType], {
    description: "The public fields that this shop has declared and that have a value, in the order of declaration.",
  })
  customValues(@Root() { custom }: CategoryType): CustomValueType[] {
    return customValuesFrom(publicFields(this.domain.customFields.category), custom);
  }

  @Directive(forViewer)
  @FieldResolver(() => [CustomValueType], {
    nullable: true,
    description: "Like `customValues`, of all fields. Null for others than admins.",
  })
  allCustomValues(@Root() { custom }: CategoryType, @Ctx() { viewer }: GraphContext): CustomValueType[] | null {
    return isAdmin(viewer) ? customValuesFrom(this.domain.customFields.category, custom) : null;
  }

  @FieldResolver(() => Int, { description: "The number of products on sale in the category." })
  async productCount(@Root() { id }: CategoryType, @Ctx() context: GraphContext): Promise<number> {
    return (await catalogLoaders(this.domain.store, context).productCounts.load(id))?.count ?? 0;
  }

  @Authorized("ADMIN")
  @Mutation(() => CreateCategoryResult, {
    nullable: true,
    description: "Admins. Returns Conflict at `slug` when the slug is taken.",
  })
  async createCategory(
    @Arg("input", () => CreateCategoryInput) input: CreateCategoryInput,
    @RawArgs() raw: CustomInputArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof CreateCategoryResult> {
    const action = adminActionOf(context, "createCategory");
    return toCreateCategoryResult(await this.domain.createCategory(withCustom(input, raw), action));
  }

  @Authorized("ADMIN")
  @Mutation(() => UpdateCategoryResult, {
    nullable: true,
    description: "Admins. Changes only the given fields. Returns Conflict at `slug` when the slug is taken.",
  })
  async updateCategory(
    @Arg("input", () => UpdateCategoryInput) input: UpdateCategoryInput,
    @RawArgs() raw: CustomInputArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof UpdateCategoryResult> {
    const action = adminActionOf(context, "updateCategory");
    return toUpdateCategoryResult(await this.domain.updateCategory(withCustom(input, raw), action));
  }

  @Authorized("ADMIN")
  @Mutation(() => DeleteCategoryResult, {
    nullable: true,
    description: "Admins. Its products stay, in their other categories or in none.",
  })
  async deleteCategory(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof DeleteCategoryResult> {
    return toDeleteCategoryResult(await this.domain.deleteCategory(id, adminActionOf(context, "deleteCategory")));
  }
}
