import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import {
  customValuesFrom,
  CustomValueType,
  readableValuesFrom,
} from "@souk/kernel/custom-fields/graph/custom-field-types";
import { RawArgs, withCustom, type CustomInputArgs } from "@souk/kernel/custom-fields/graph/raw-args";
import { invalidInput, InvalidInputType, notFound, NotFoundType } from "@souk/kernel/graph/problem-types";
import { isAdmin } from "@souk/kernel/identity/viewer";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { unreachable } from "@souk/kernel/values/unreachable";
import {
  Arg,
  Authorized,
  createUnionType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  Resolver,
  Root,
} from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import type { ChangeUserFieldsOutcome } from "../../domain/user-admin/change-user-fields.js";
import { AddressType } from "./address-type.js";
import { UserType, userTypeFrom } from "./user-type.js";

export const ChangeUserFieldsResult = createUnionType({
  name: "ChangeUserFieldsResult",
  types: () => [UserType, NotFoundType, InvalidInputType] as const,
});

function toChangeUserFieldsResult(outcome: ChangeUserFieldsOutcome): typeof ChangeUserFieldsResult {
  switch (outcome.kind) {
    case "changed":
      return userTypeFrom(outcome.user);
    case "notFound":
      return notFound(`There is no user ${outcome.id}.`);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

@InputType({ description: "With declared fields, `custom` has their values." })
export class ChangeUserFieldsInput {
  @Field(() => ID)
  id!: string;

  /** Declared by the project: see `withCustomFields`. */
  custom?: unknown;
}

/** Shows and changes the values of the fields that the shop has declared for users. */
@Resolver(() => UserType)
export class UserFieldsResolver {
  constructor(private readonly domain: AccountsDomain) {}

  @FieldResolver(() => [CustomValueType], {
    description:
      "The fields that this shop has declared and that have a value, in the order of declaration. Fields for the owner are for the user only.",
  })
  customValues(@Root() user: UserType, @Ctx() { viewer }: GraphContext): CustomValueType[] {
    return readableValuesFrom(this.domain.userFields, user, viewer);
  }

  @FieldResolver(() => [CustomValueType], {
    nullable: true,
    description: "Like `customValues`, of all fields. Null for others than admins.",
  })
  allCustomValues(@Root() { custom }: UserType, @Ctx() { viewer }: GraphContext): CustomValueType[] | null {
    return isAdmin(viewer) ? customValuesFrom(this.domain.userFields, custom) : null;
  }

  @Authorized("ADMIN")
  @Mutation(() => ChangeUserFieldsResult, {
    nullable: true,
    description:
      "Admins only. Changes the given values of the fields that this shop has declared for users; null removes a value.",
  })
  async changeUserFields(
    @Arg("input", () => ChangeUserFieldsInput) input: ChangeUserFieldsInput,
    @RawArgs() raw: CustomInputArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof ChangeUserFieldsResult> {
    const action = adminActionOf(context, "changeUserFields");
    return toChangeUserFieldsResult(await this.domain.changeUserFields(withCustom(input, raw), action));
  }
}

/** Shows the values of the fields that the shop has declared for addresses. */
@Resolver(() => AddressType)
export class AddressFieldsResolver {
  constructor(private readonly domain: AccountsDomain) {}

  @FieldResolver(() => [CustomValueType], {
    description: "The fields that this shop has declared and that have a value, in the order of declaration.",
  })
  customValues(@Root() { custom }: AddressType): CustomValueType[] {
    return customValuesFrom(this.domain.addressFields, custom);
  }
}
