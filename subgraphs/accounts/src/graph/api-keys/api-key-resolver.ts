import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import { everyScope } from "@souk/kernel/identity/scopes";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import {
  ApiKeyTokenType,
  ApiKeyType,
  apiKeyTypeFrom,
  CreateApiKeyInput,
  CreateApiKeyResult,
  RevokeApiKeyResult,
  toCreateApiKeyResult,
  toRevokeApiKeyResult,
} from "./api-key-types.js";
import { UserType } from "../users/user-type.js";

/** API keys for machines. */
@Resolver(() => UserType)
export class ApiKeyResolver {
  constructor(private readonly domain: AccountsDomain) {}

  @FieldResolver(() => [String], {
    nullable: true,
    description:
      "The viewer's own scopes: those of their API key, or every scope for a person, whose role decides. Null for other users.",
  })
  scopes(@Root() user: UserType, @Ctx() { viewer }: GraphContext): readonly string[] | null {
    return viewer.kind === "user" && viewer.id === user.id ? (viewer.scopes ?? everyScope) : null;
  }

  @Authorized("ADMIN")
  @Query(() => [ApiKeyType], { nullable: true, description: "Admins only. The 200 newest keys, newest first." })
  async apiKeys(): Promise<ApiKeyType[]> {
    return (await this.domain.apiKeys.listKeys()).map(apiKeyTypeFrom);
  }

  @Authorized("ADMIN")
  @Mutation(() => CreateApiKeyResult, {
    nullable: true,
    description:
      "Admins only. Creates a key for a machine that acts in the viewer's name, limited to the key's scopes.",
  })
  async createApiKey(
    @Arg("input", () => CreateApiKeyInput) input: CreateApiKeyInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof CreateApiKeyResult> {
    return toCreateApiKeyResult(await this.domain.createApiKey(input, adminActionOf(context, "createApiKey")));
  }

  @Authorized("ADMIN")
  @Mutation(() => RevokeApiKeyResult, {
    nullable: true,
    description: "Admins only. Revokes the key at once, whoever created it.",
  })
  async revokeApiKey(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof RevokeApiKeyResult> {
    return toRevokeApiKeyResult(await this.domain.revokeApiKey(id, adminActionOf(context, "revokeApiKey")));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => ApiKeyTokenType, {
    nullable: true,
    description: "An access token with the key's scopes for a valid key; null for any other key.",
  })
  async exchangeApiKey(@Arg("key", () => String) key: string): Promise<ApiKeyTokenType | null> {
    const issued = await this.domain.exchangeApiKey(key);
    return issued && Object.assign(new ApiKeyTokenType(), issued);
  }
}
