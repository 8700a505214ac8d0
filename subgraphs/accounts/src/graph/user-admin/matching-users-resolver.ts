import { Arg, Authorized, Directive, Field, ID, InputType, Query, Resolver } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";

@Directive("@inaccessible")
@InputType({ description: "Give either `search`, `email` or `emails`." })
export class MatchingUsersInput {
  @Field(() => String, { nullable: true, description: "A part of the email, the username or the full name." })
  search?: string | null;

  @Field(() => String, { nullable: true, description: "The whole address." })
  email?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: "At most 100 whole addresses. Finds active users whose verified address is in the list.",
  })
  emails?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: "With `search`: searches only these users, at most 5,000, and returns all that match, in no order.",
  })
  among?: string[] | null;
}

/**
 * Finds users for other services: orders when an admin searches for a buyer's orders, courses when an instructor
 * searches for a student or enrolls students, and notifications when the admins get a mail.
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

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [ID], {
    description: "The users who get mail about the shop's operation: active admins, at most 50, oldest first.",
  })
  async administrators(): Promise<string[]> {
    return [...(await this.domain.administrators())];
  }
}
