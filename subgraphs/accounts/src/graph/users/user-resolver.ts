import { RawArgs, withCustom, type CustomInputArgs } from "@souk/kernel/custom-fields/graph/raw-args";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { notFound } from "@souk/kernel/graph/problem-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Arg, Authorized, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import { SaveAddressInput, UpdateProfileInput } from "./user-inputs.js";
import { accountsLoaders } from "../accounts-loaders.js";
import { AddressType, addressTypeFrom } from "./address-type.js";
import { InstructorRequestType, instructorRequestTypeFrom } from "../instructor-requests/instructor-request-types.js";
import { EmailVerificationType, emailVerificationTypeFrom } from "../sign-up/email-verification-type.js";
import { userOf } from "../sessions/viewer-session.js";
import {
  DeleteAddressResult,
  SaveAddressResult,
  toSaveAddressResult,
  toUpdateProfileResult,
  UpdateProfileResult,
} from "./user-results.js";
import { RoleEnum, UserType, userTypeFrom } from "./user-type.js";

@Resolver(() => UserType)
export class UserResolver {
  constructor(private readonly domain: AccountsDomain) {}

  @Authorized("GUEST")
  @Query(() => UserType, { nullable: true, description: "The signed-in user; null for guests." })
  async me(@Ctx() context: GraphContext): Promise<UserType | null> {
    if (context.viewer.kind !== "user") return null;
    const user = await accountsLoaders(this.domain, context).users.load(context.viewer.id);
    return user && userTypeFrom(user);
  }

  @FieldResolver(() => RoleEnum, {
    nullable: true,
    description:
      "The viewer's role in this session: an admin who must set up a second factor first is a customer. Null for other users.",
  })
  sessionRole(@Root() user: UserType, @Ctx() { viewer }: GraphContext): RoleEnum | null {
    return viewer.kind === "user" && viewer.id === user.id ? RoleEnum[viewer.role] : null;
  }

  @FieldResolver(() => [AddressType], { description: "At most 50; the default first." })
  async addresses(@Root() user: UserType, @Ctx() context: GraphContext): Promise<AddressType[]> {
    const addresses = await accountsLoaders(this.domain, context).addressesOfUser.load(user.id);
    return addresses.map((address) => addressTypeFrom(address, user.id));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => AddressType, { nullable: true, description: "A user's default address; null without addresses." })
  async defaultAddress(@Arg("userId", () => ID) userId: string): Promise<AddressType | null> {
    const [first] = await this.domain.addresses.addressesOf([userId]);
    return first?.isDefault ? addressTypeFrom(first, userId) : null;
  }

  @FieldResolver(() => InstructorRequestType, {
    nullable: true,
    description: "The newest request; null for a user who never applied to become an instructor.",
  })
  async instructorRequest(@Root() user: UserType, @Ctx() context: GraphContext): Promise<InstructorRequestType | null> {
    const request = await accountsLoaders(this.domain, context).instructorRequestOfUser.load(user.id);
    return request && instructorRequestTypeFrom(request);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      "The end of a lock after too many wrong passwords: until then, sign-ins from new devices are refused. Null without a lock.",
  })
  async lockedUntil(@Root() user: UserType, @Ctx() context: GraphContext): Promise<Date | null> {
    return (await accountsLoaders(this.domain, context).lockOfUser.load(user.id))?.until ?? null;
  }

  @FieldResolver(() => EmailVerificationType, { description: "The confirmation of the present address." })
  async emailVerification(@Root() user: UserType, @Ctx() context: GraphContext): Promise<EmailVerificationType> {
    const sent = await accountsLoaders(this.domain, context).verificationOfUser.load(user.id);
    return emailVerificationTypeFrom(this.domain.emailVerificationStatus(user, sent), sent);
  }

  @Authorized()
  @Mutation(() => UpdateProfileResult, {
    nullable: true,
    description: "Updates the viewer's own profile. A taken username is a Conflict at `username`.",
  })
  async updateProfile(
    @Arg("input", () => UpdateProfileInput) input: UpdateProfileInput,
    @RawArgs() raw: CustomInputArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof UpdateProfileResult> {
    return toUpdateProfileResult(await this.domain.updateProfile(userOf(context).id, withCustom(input, raw)));
  }

  @Authorized()
  @Mutation(() => SaveAddressResult, {
    nullable: true,
    description: "Adds to the viewer's own addresses, or replaces the one with this id.",
  })
  async saveAddress(
    @Arg("input", () => SaveAddressInput) input: SaveAddressInput,
    @RawArgs() raw: CustomInputArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof SaveAddressResult> {
    const { id: userId } = userOf(context);
    return toSaveAddressResult(await this.domain.saveAddress(userId, withCustom(input, raw)), userId);
  }

  @Authorized()
  @Mutation(() => DeleteAddressResult, {
    nullable: true,
    description:
      "Deletes one of the viewer's own addresses and returns it. If it was the default, the oldest remaining one becomes the default.",
  })
  async deleteAddress(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof DeleteAddressResult> {
    const { id: userId } = userOf(context);
    const deleted = await this.domain.deleteAddress(userId, id);
    return deleted ? addressTypeFrom(deleted, userId) : notFound(`You have no address ${id}.`);
  }
}
