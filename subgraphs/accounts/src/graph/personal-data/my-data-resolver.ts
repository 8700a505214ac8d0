import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import {
  DeleteMyAccountInput,
  DeleteMyAccountResult,
  ExportMyDataResult,
  toDeleteMyAccountResult,
  toExportMyDataResult,
} from "./my-data-types.js";
import type { SignInCookies } from "../sign-in/sign-in-cookies.js";
import { sessionOf } from "../sessions/viewer-session.js";

/** The export and the deletion of personal data. */
@Resolver()
export class MyDataResolver {
  constructor(
    private readonly domain: AccountsDomain,
    private readonly cookies: SignInCookies,
  ) {}

  @Authorized("LIVE")
  @Mutation(() => ExportMyDataResult, {
    nullable: true,
    description:
      "All data that any service stores about the viewer, as JSON. ServiceUnavailable when one does not answer.",
  })
  async exportMyData(@Ctx() context: GraphContext): Promise<typeof ExportMyDataResult> {
    return toExportMyDataResult(await this.domain.exportMyData(sessionOf(context).userId));
  }

  @Authorized("LIVE")
  @Mutation(() => DeleteMyAccountResult, {
    nullable: true,
    description:
      "Permanently deletes the viewer's account and erases personal data; orders stay without it. A Conflict names unfinished orders.",
  })
  async deleteMyAccount(
    @Arg("input", () => DeleteMyAccountInput) { password }: DeleteMyAccountInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof DeleteMyAccountResult> {
    const outcome = await this.domain.deleteMyAccount(sessionOf(context), password ?? null);
    if (outcome.kind === "deleted") this.cookies.clear(context);
    return toDeleteMyAccountResult(outcome);
  }
}
