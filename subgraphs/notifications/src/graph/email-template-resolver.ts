import type { GraphContext } from "@souk/kernel/graph-context";
import { notFound, NotFoundType } from "@souk/kernel/graph/problem-types";
import { Arg, Authorized, createUnionType, Ctx, Field, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { NotificationsDomain } from "../domain/notifications-domain.js";

@ObjectType("EmailTemplate", { description: "A mail that the shop sends, as it would be with data that is nobody's." })
export class EmailTemplateType {
  @Field(() => String, { description: "E.g. `ORDER_CONFIRMATION`." })
  kind!: string;

  @Field(() => String, { description: "Another one whenever the template says something else." })
  version!: string;

  @Field(() => String)
  subject!: string;

  @Field(() => String, { description: "The plain text." })
  text!: string;

  @Field(() => String, { description: "The whole page: show it in a frame that runs no scripts." })
  html!: string;
}

@ObjectType("TestMailQueued", { description: "The mail is on its way to the viewer's own address." })
class TestMailQueuedType {
  @Field(() => String)
  kind!: string;
}

const SendTestMailResult = createUnionType({
  name: "SendTestMailResult",
  types: () => [TestMailQueuedType, NotFoundType] as const,
});

@Resolver()
export class EmailTemplateResolver {
  constructor(private readonly domain: NotificationsDomain) {}

  @Authorized("ADMIN")
  @Query(() => [EmailTemplateType], { nullable: true, description: "Admins: every mail that the shop sends." })
  emailTemplates(): EmailTemplateType[] {
    return this.domain.listEmailTemplates().map((template) => Object.assign(new EmailTemplateType(), template));
  }

  @Authorized("ADMIN")
  @Mutation(() => SendTestMailResult, {
    nullable: true,
    description: "Admins: mails a template, filled with data that is nobody's, to the viewer's own address.",
  })
  async sendTestMail(
    @Arg("kind", () => String) kind: string,
    @Ctx() { viewer }: GraphContext,
  ): Promise<typeof SendTestMailResult> {
    const isQueued = viewer.kind === "user" && (await this.domain.sendTestMail(kind, viewer.id));
    return isQueued
      ? Object.assign(new TestMailQueuedType(), { kind })
      : notFound(`There is no mail ${kind.slice(0, 40)}.`);
  }
}
