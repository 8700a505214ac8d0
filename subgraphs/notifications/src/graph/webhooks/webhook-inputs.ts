import { Field, InputType } from "type-graphql";

const url = "An https address, at most 2,000 characters. Its host must have public addresses only.";
const events = "Names from `domainEvents`, at least one.";

@InputType()
export class CreateWebhookEndpointInput {
  @Field(() => String, { description: url })
  url!: string;

  @Field(() => String, { nullable: true, description: "At most 200 characters." })
  description?: string | null;

  @Field(() => [String], { description: events })
  events!: string[];

  @Field(() => Boolean, { nullable: true, description: "True when absent." })
  isEnabled?: boolean | null;
}

@InputType({ description: "An absent field stays unchanged." })
export class UpdateWebhookEndpointInput {
  @Field(() => String, { nullable: true, description: url })
  url?: string | null;

  @Field(() => String, { nullable: true, description: "At most 200 characters; null removes it." })
  description?: string | null;

  @Field(() => [String], { nullable: true, description: events })
  events?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "True enables an endpoint that the shop disabled." })
  isEnabled?: boolean | null;
}
