import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import type { MailPreferences } from "../domain/preferences/mail-preferences.js";
import {
  LinkedMailPreferencesType,
  linkedMailPreferencesType,
  MailPreferenceType,
  RecordMailRequestInput,
  mailPreferenceTypes,
  SetMailPreferencesByLinkInput,
  SetMailPreferencesInput,
  SetMailPreferencesResult,
  toSetMailPreferencesResult,
} from "./preference-types.js";

/** The mails that a reader accepts: for the account of the viewer, or for whoever has the link of a mail. */
@Resolver()
export class PreferenceResolver {
  constructor(private readonly preferences: MailPreferences) {}

  @Authorized()
  @Query(() => [MailPreferenceType], {
    nullable: true,
    description: "The viewer's preference for each kind of marketing mail.",
  })
  async mailPreferences(@Ctx() context: GraphContext): Promise<MailPreferenceType[]> {
    return mailPreferenceTypes(await this.preferences.ofUser(buyerOf(context).id));
  }

  @Query(() => LinkedMailPreferencesType, {
    nullable: true,
    description:
      "The preferences of the reader of a mail. Takes the token at the end of the link in a marketing mail; null for a link that is not valid, and after the reader's data was erased.",
  })
  async mailPreferencesByLink(@Arg("token", () => String) token: string): Promise<LinkedMailPreferencesType | null> {
    const linked = await this.preferences.byLink(token);
    return linked && linkedMailPreferencesType(linked);
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "Records that a reader requested a mail of this kind: an acceptance, unless the reader has chosen since. True. Idempotent.",
  })
  async recordMailRequest(@Arg("input", () => RecordMailRequestInput) input: RecordMailRequestInput): Promise<boolean> {
    const { kind, userId = null, address = null, requestedAt } = input;
    await this.preferences.recordRequest(kind, { userId, address }, requestedAt);
    return true;
  }

  @Authorized()
  @Mutation(() => SetMailPreferencesResult, {
    nullable: true,
    description: "Accepts or refuses kinds of marketing mail for the viewer. Idempotent.",
  })
  async setMailPreferences(
    @Arg("input", () => SetMailPreferencesInput) { preferences }: SetMailPreferencesInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof SetMailPreferencesResult> {
    return toSetMailPreferencesResult(await this.preferences.setOfUser(buyerOf(context).id, preferences));
  }

  @Mutation(() => SetMailPreferencesResult, {
    nullable: true,
    description: "Same as `setMailPreferences` for the reader of a mail, who need not be signed in. Idempotent.",
  })
  async setMailPreferencesByLink(
    @Arg("input", () => SetMailPreferencesByLinkInput) { token, preferences }: SetMailPreferencesByLinkInput,
  ): Promise<typeof SetMailPreferencesResult> {
    return toSetMailPreferencesResult(await this.preferences.setByLink(token, preferences));
  }
}
