import { JsonScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, InputType } from "type-graphql";

const either = "Either a template with variables, or a subject with a body.";

@InputType({ description: either })
export class PreviewNotificationInput {
  @Field(() => String, { nullable: true, description: "The `kind` of an `EmailTemplate` that is sendable." })
  template?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: "An object with the template's variables." })
  variables?: unknown;

  @Field(() => String, { nullable: true, description: "One line of at most 200 characters." })
  subject?: string | null;

  @Field(() => String, { nullable: true, description: "At most 5,000 characters; shown as text, never as markup." })
  body?: string | null;
}

@InputType({ description: either })
export class SendNotificationInput extends PreviewNotificationInput {
  @Field(() => ID, { nullable: true, description: "The recipient's account. Or `email`." })
  userId?: string | null;

  @Field(() => String, { nullable: true, description: "The address of a buyer without an account. Or `userId`." })
  email?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The order that the mail is about; it is then listed with the order's notifications.",
  })
  orderId?: string | null;

  @Field(() => String, {
    description:
      "A repeat of the same key and input returns the same notification; with another input it is IdempotencyKeyReused. 1 to 200 characters.",
  })
  idempotencyKey!: string;
}
