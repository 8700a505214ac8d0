import { Arg, Authorized, Directive, Field, ID, InputType, Query, Resolver } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";

@Directive("@inaccessible")
@InputType({ description: "Give either `search` or `email`." })
export class MatchingUsersInput {
  @Field(() => String, { nullable: true, description: "A part of the email, the username or the full name." })
  search?: string | null;

  @Field(() => String, { nullable: true, description: "The whole address." })
  email?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: "With `search`: searches only these users, at most 5,000, and returns all that match, in no order.",
  })
  among?: string[] | null;
}

/**
 * Orders calls this when an admin searches for a buyer's orders, and courses when an instructor searches for a student.
 */
@Resolver()
export class MatchingUsersResolver {
  constructor(private readonly domain: AccountsDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [ID], { description: "Newest first, at most 100." })
  async matchingUsers(@Arg("input", () => MatchingUsersInput) input: MatchingUsersInput): Promise<string[]> {
    return [...(await this.domain.matchingUsers(input))];
  }
}
