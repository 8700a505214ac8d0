import { oncePerArguments, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { graphError } from "@souk/kernel/errors/graph-error";
import { Arg, Args, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { CatalogDomain } from "../../domain/catalog-domain.js";
import { madeOfMany } from "../cache-hints.js";
import { categoryTypeFrom } from "../category/category-type.js";
import { ProductType, productTypeFrom } from "../product/product-type.js";
import { TagConnectionType, tagConnectionFrom, TagsArgs } from "./tag-types.js";
import { SearchSuggestionsArgs, SearchSuggestionsType } from "./search-suggestions-type.js";

/** Search suggestions, tags and related products. */
@Resolver(() => ProductType)
export class BrowsingResolver {
  /** One loader per request and `first`: the related products of a whole page take one statement. */
  private readonly loadersKey = {};

  constructor(private readonly domain: CatalogDomain) {}

  @Directive(madeOfMany)
  @Query(() => SearchSuggestionsType, {
    nullable: true,
    description: "Suggestions for a text that is still being typed: names that begin with its words, or nearly do.",
  })
  async searchSuggestions(
    @Args(() => SearchSuggestionsArgs) { text, first }: SearchSuggestionsArgs,
  ): Promise<SearchSuggestionsType> {
    const outcome = await this.domain.suggestProducts(text, first);
    if (outcome.kind === "textTooLong")
      throw graphError("BAD_USER_INPUT", `text must be at most ${outcome.max} characters`, { argument: "text" });
    return Object.assign(new SearchSuggestionsType(), {
      products: outcome.products.map(productTypeFrom),
      categories: outcome.categories.map(categoryTypeFrom),
    });
  }

  @Directive(madeOfMany)
  @Query(() => TagConnectionType, { nullable: true, description: "The tags of products on sale, by name." })
  async tags(@Args(() => TagsArgs) { search, ...page }: TagsArgs): Promise<TagConnectionType> {
    const outcome = await this.domain.listTags(search, page);
    if (outcome.kind === "searchTooLong")
      throw graphError("BAD_USER_INPUT", `search must be at most ${outcome.max} characters`, { argument: "search" });
    return tagConnectionFrom(outcome);
  }

  @Directive(madeOfMany)
  @FieldResolver(() => [ProductType], {
    description: "Other products on sale that share the most categories and tags with it; on a tie the newest first.",
  })
  async related(
    @Root() { id }: ProductType,
    @Arg("first", () => Int, { nullable: true, description: "The number of products, 1 to 20; 6 when absent." })
    first: number | null | undefined,
    @Ctx() context: GraphContext,
  ): Promise<ProductType[]> {
    const load = oncePerArguments(context, this.loadersKey, [first ?? null], () => this.domain.relatedProducts(first));
    return (await load(id)).map(productTypeFrom);
  }
}
