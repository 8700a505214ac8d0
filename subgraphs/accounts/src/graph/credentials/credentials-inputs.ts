import { Field, InputType } from "type-graphql";

@InputType()
export class ChangePasswordInput {
  @Field(() => String)
  currentPassword!: string;

  @Field(() => String, { description: "Follows the same rules as in `register`." })
  newPassword!: string;
}

@InputType()
export class ResetPasswordInput {
  @Field(() => String, { description: "From the mailed link." })
  token!: string;

  @Field(() => String, { description: "Follows the same rules as in `register`." })
  newPassword!: string;
}

@InputType()
export class RequestEmailChangeInput {
  @Field(() => String, { description: "Surrounding spaces are ignored." })
  newEmail!: string;

  @Field(() => String)
  currentPassword!: string;
}

@InputType({ description: "Either `token` (from the link) or, signed in, `code` (the six digits)." })
export class ConfirmEmailChangeInput {
  @Field(() => String, { nullable: true })
  token?: string | null;

  @Field(() => String, { nullable: true })
  code?: string | null;
}
