import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import { accountsLoaders } from "../accounts-loaders.js";
import { SessionType, sessionTypeFrom } from "./session-type.js";
import type { SignInCookies } from "../sign-in/sign-in-cookies.js";
import { userOf } from "./viewer-session.js";
import { UserType } from "../users/user-type.js";

@Resolver(() => UserType)
export class SessionResolver {
  constructor(
    private readonly domain: AccountsDomain,
    private readonly cookies: SignInCookies,
  ) {}

  @FieldResolver(() => [SessionType], {
    description: "The active sessions, the last used first; at most 100.",
  })
  async sessions(@Root() user: UserType, @Ctx() context: GraphContext): Promise<SessionType[]> {
    const { viewer } = context;
    const currentId = viewer.kind === "user" ? viewer.sessionId : null;
    const sessions = await accountsLoaders(this.domain, context).sessionsOfUser.load(user.id);
    return sessions.map((session) => sessionTypeFrom(session, currentId));
  }

  @Authorized()
  @Mutation(() => Boolean, {
    nullable: true,
    description:
      "Ends a session of the viewer. False when the viewer has no session with this id. Its access token ends a few minutes later; payments and admin work refuse it at once.",
  })
  async revokeSession(@Arg("id", () => ID) id: string, @Ctx() context: GraphContext): Promise<boolean> {
    const user = userOf(context);
    const ended = await this.domain.revokeSession({ userId: user.id }, id);
    if (ended && id === user.sessionId) this.cookies.clear(context);
    return ended;
  }

  @Authorized()
  @Mutation(() => Int, {
    nullable: true,
    description: "Ends all sessions of the viewer, or with `exceptCurrent` all others. Returns their number.",
  })
  async revokeAllSessions(
    @Arg("exceptCurrent", () => Boolean, { nullable: true }) exceptCurrent: boolean | null,
    @Ctx() context: GraphContext,
  ): Promise<number> {
    const user = userOf(context);
    const keepsCurrent = exceptCurrent === true;
    const ended = await this.domain.revokeAllSessions({ userId: user.id, sessionId: user.sessionId }, keepsCurrent);
    if (!keepsCurrent) this.cookies.clear(context);
    return ended;
  }
}
