import { Field, InputType } from "type-graphql";

@InputType()
export class ResetPasswordInput {
  @Field(() => String, { description: "From the mailed link." })
  token!: string;

  @Field(() => String, { description: "By the same rules as in `register`." })
  newPassword!: string;
}

@InputType()
export class RequestEmailChangeInput {
  @Field(() => String, { description: "Spaces around it do not count." })
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
