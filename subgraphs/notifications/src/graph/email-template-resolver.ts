import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { notFound, NotFoundType } from "@souk/kernel/graph/problem-types";
import { Arg, Authorized, createUnionType, Ctx, Field, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { NotificationsDomain } from "../domain/notifications-domain.js";
import { defaultLocale } from "@souk/kernel/values/locale";

@ObjectType("EmailTemplateVariable")
export class EmailTemplateVariableType {
  @Field(() => String)
  name!: string;

  @Field(() => Boolean)
  isRequired!: boolean;
}

@ObjectType("EmailTemplate", { description: "A mail that the shop sends, rendered with invented data." })
export class EmailTemplateType {
  @Field(() => String, { description: "E.g. `ORDER_CONFIRMATION`." })
  kind!: string;

  @Field(() => String, { description: "Changes whenever the template's text changes." })
  version!: string;

  @Field(() => String)
  subject!: string;

  @Field(() => String, { description: "The plain text." })
  text!: string;

  @Field(() => String, { description: "The whole page: show it in a frame that runs no scripts." })
  html!: string;

  @Field(() => [EmailTemplateVariableType], {
    description: "The fields of the template's data, which `sendNotification` takes as `variables`.",
  })
  variables!: EmailTemplateVariableType[];

  @Field(() => Boolean, { description: "Whether `sendNotification` accepts it." })
  isSendable!: boolean;
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
  @Query(() => [EmailTemplateType], {
    nullable: true,
    description: "Admins only. Every mail that the shop sends, in the language of the request.",
  })
  async emailTemplates(@Ctx() { locale }: GraphContext): Promise<EmailTemplateType[]> {
    const templates = await this.domain.listEmailTemplates(locale ?? defaultLocale);
    return templates.map(({ variables, ...template }) =>
      Object.assign(new EmailTemplateType(), template, {
        variables: variables.map((variable) => Object.assign(new EmailTemplateVariableType(), variable)),
      }),
    );
  }

  @Authorized("ADMIN")
  @Mutation(() => SendTestMailResult, {
    nullable: true,
    description: "Admins only. Mails a template, filled with invented data, to the viewer's own address.",
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
