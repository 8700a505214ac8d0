import { Arg, Authorized, Directive, Field, ID, InputType, Query, Resolver } from "type-graphql";
import type { AccountsDomain } from "../domain/accounts-domain.js";

@Directive("@inaccessible")
@InputType({ description: "One of `search` and `email`." })
export class MatchingUsersInput {
  @Field(() => String, { nullable: true, description: "A part of the email, the username or the full name." })
  search?: string | null;

  @Field(() => String, { nullable: true, description: "The whole address." })
  email?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: "With `search`: only among these, at most 5,000; then all that are found are told, in no order.",
  })
  among?: string[] | null;
}

/** What orders asks when an admin looks for what somebody has bought, and courses when a teacher looks for a student. */
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
