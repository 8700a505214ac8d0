import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import type { GivenCustomFilter } from "@souk/kernel/custom-fields/custom-filter";
import { RawArgs } from "@souk/kernel/custom-fields/graph/raw-args";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { graphError } from "@souk/kernel/errors/graph-error";
import { notFound } from "@souk/kernel/graph/problem-types";
import { isUuid } from "@souk/kernel/values/uuid";
import { Arg, Args, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import {
  DeactivateUserArgs,
  ResetSecondFactorArgs,
  SetRoleArgs,
  UsersArgs,
  UserConnectionType,
  userConnectionFrom,
} from "./user-admin-types.js";
import { accountsLoaders } from "../accounts-loaders.js";
import {
  DeactivateUserResult,
  ReactivateUserResult,
  ResetSecondFactorResult,
  SetRoleResult,
  toDeactivateUserResult,
  toResetSecondFactorResult,
  toSetRoleResult,
  UnlockUserResult,
} from "./user-admin-results.js";
import { UserType, userTypeFrom } from "../users/user-type.js";

interface CustomFilterArgs {
  readonly filter?: { readonly custom?: GivenCustomFilter | null } | null;
}

/** The fields and mutations for admins about users. Each action is in the audit log, and the user is notified by mail. */
@Resolver()
export class UserAdminResolver {
  constructor(private readonly domain: AccountsDomain) {}

  @Authorized("ADMIN")
  @Query(() => UserType, { nullable: true, description: "Admins only. Null when the user does not exist." })
  async user(@Arg("id", () => ID) id: string, @Ctx() context: GraphContext): Promise<UserType | null> {
    const user = isUuid(id) ? await accountsLoaders(this.domain, context).users.load(id) : null;
    return user && userTypeFrom(user);
  }

  @Authorized("ADMIN")
  @Query(() => UserConnectionType, { nullable: true, description: "Admins only. All accounts, ordered by `sort`." })
  async users(
    @Args(() => UsersArgs) { search, filter, sort, ...page }: UsersArgs,
    @RawArgs() raw: CustomFilterArgs,
  ): Promise<UserConnectionType> {
    const custom = raw.filter?.custom;
    const outcome = await this.domain.listUsers({ page, filter: { ...filter, search, custom }, sort });
    if (outcome.kind === "badFilter")
      throw graphError("BAD_USER_INPUT", `${outcome.path} ${outcome.message}`, { argument: outcome.path });
    return userConnectionFrom(outcome);
  }

  @Authorized("ADMIN")
  @Mutation(() => SetRoleResult, {
    nullable: true,
    description:
      "Admins only. Applies at once to payments and admin work, and elsewhere with the next refresh. Demoting the last active admin is a CONFLICT.",
  })
  async setRole(
    @Args(() => SetRoleArgs) { userId, role }: SetRoleArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof SetRoleResult> {
    return toSetRoleResult(await this.domain.setRole(userId, role, adminActionOf(context, "setRole")));
  }

  @Authorized("ADMIN")
  @Mutation(() => DeactivateUserResult, {
    nullable: true,
    description:
      "Admins only. Ends all sessions: at once for payments and admin work, elsewhere with the next refresh. A Conflict for the viewer and for the last active admin.",
  })
  async deactivateUser(
    @Args(() => DeactivateUserArgs) { id, reason }: DeactivateUserArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof DeactivateUserResult> {
    return toDeactivateUserResult(
      await this.domain.deactivateUser(id, reason, adminActionOf(context, "deactivateUser")),
    );
  }

  @Authorized("ADMIN")
  @Mutation(() => ReactivateUserResult, { nullable: true, description: "Admins only. Lets the user sign in again." })
  async reactivateUser(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof ReactivateUserResult> {
    const user = await this.domain.reactivateUser(id, adminActionOf(context, "reactivateUser"));
    return user ? userTypeFrom(user) : notFound(`There is no user ${id}.`);
  }

  @Authorized("ADMIN")
  @Mutation(() => UnlockUserResult, {
    nullable: true,
    description: "Admins only. Clears all wrong passwords, so that the user can sign in from new devices at once.",
  })
  async unlockUser(@Arg("id", () => ID) id: string, @Ctx() context: GraphContext): Promise<typeof UnlockUserResult> {
    const isThere = await this.domain.unlock(id, adminActionOf(context, "unlockUser"));
    const user = isThere ? await accountsLoaders(this.domain, context).users.load(id) : null;
    return user ? userTypeFrom(user) : notFound(`There is no user ${id}.`);
  }

  @Authorized("ADMIN")
  @Mutation(() => ResetSecondFactorResult, {
    nullable: true,
    description:
      "Admins only. For a user who has lost the app and the recovery codes: turns the second factor off and ends all sessions. " +
      "A Conflict for the viewer, and when no second factor is on.",
  })
  async resetSecondFactor(
    @Args(() => ResetSecondFactorArgs) { userId, reason }: ResetSecondFactorArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof ResetSecondFactorResult> {
    const action = adminActionOf(context, "resetSecondFactor");
    return toResetSecondFactorResult(await this.domain.resetSecondFactor(userId, reason, action));
  }
}
