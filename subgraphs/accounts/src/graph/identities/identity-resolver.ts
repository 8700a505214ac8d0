import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { serviceUnavailable, type ServiceUnavailableType } from "@souk/kernel/graph/problem-types";
import { graphError } from "@souk/kernel/errors/graph-error";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { cookieByEitherName, httpOnlyCookie } from "@souk/kernel/http/cookie-header";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import { accountsLoaders } from "../accounts-loaders.js";
import {
  BeginProviderSignInResult,
  CompletedProviderSignInType,
  LinkProviderIdentityResult,
  toBeginProviderSignInResult,
  toCompleteProviderSignInResult,
  toLinkProviderIdentityResult,
  toUnlinkIdentityResult,
  UnlinkIdentityResult,
} from "./identity-results.js";
import {
  BeginProviderSignInInput,
  CompleteProviderSignInInput,
  IdentityType,
  identityTypeFrom,
  LinkProviderIdentityInput,
  SignInProviderType,
} from "./identity-types.js";
import { sessionOf, signInOriginOf } from "../sessions/viewer-session.js";
import type { SignInCookies } from "../sign-in/sign-in-cookies.js";
import { UserType } from "../users/user-type.js";

/** Sign-in by an outside identity. */
@Resolver(() => UserType)
export class IdentityResolver {
  constructor(
    private readonly domain: AccountsDomain,
    private readonly cookies: SignInCookies,
  ) {}

  @Query(() => [SignInProviderType], { nullable: true, description: "The providers that the shop supports." })
  signInProviders(): SignInProviderType[] {
    return this.domain.signInProviders.map(({ id, name }) => Object.assign(new SignInProviderType(), { id, name }));
  }

  @FieldResolver(() => [IdentityType], { description: "The outside identities that sign the user in." })
  async identities(@Root() user: UserType, @Ctx() context: GraphContext): Promise<IdentityType[]> {
    const identities = await accountsLoaders(this.domain, context).identitiesOfUser.load(user.id);
    return identities.map(identityTypeFrom);
  }

  @Mutation(() => BeginProviderSignInResult, {
    nullable: true,
    description:
      "Returns the provider's URL for the browser, and sets a cookie that identifies the browser when it comes back.",
  })
  async beginProviderSignIn(
    @Arg("input", () => BeginProviderSignInInput) { link, ...input }: BeginProviderSignInInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof BeginProviderSignInResult> {
    if (link) await requireLiveSession(context);
    const linkUserId = link ? sessionOf(context).userId : null;
    const begin = { ...input, linkUserId, browserSecret: browserSecretOf(context) };
    return orUnavailable(async () => {
      const outcome = await this.domain.beginProviderSignIn(begin);
      if (outcome.kind === "begun") setBrowserSecret(context, outcome.browserSecret, this.cookies.secure);
      return toBeginProviderSignInResult(outcome);
    });
  }

  @Mutation(() => CompletedProviderSignInType, {
    nullable: true,
    description: "The callback page calls this after the provider has sent back the browser that started.",
  })
  async completeProviderSignIn(
    @Arg("input", () => CompleteProviderSignInInput) input: CompleteProviderSignInInput,
    @Ctx() context: GraphContext,
  ): Promise<CompletedProviderSignInType> {
    const { viewer } = context;
    const viewerId = viewer.kind === "user" ? viewer.id : null;
    let returnTo = "/";
    const result = await orUnavailable(async () => {
      const callback = { ...input, viewerId, browserSecret: browserSecretOf(context) };
      const completed = await this.domain.completeProviderSignIn(callback, signInOriginOf(context));
      returnTo = completed.returnTo;
      if (completed.outcome.kind === "signedIn") this.cookies.set(context, completed.outcome.signedIn);
      return toCompleteProviderSignInResult(completed.outcome);
    });
    return Object.assign(new CompletedProviderSignInType(), { result, returnTo });
  }

  @Mutation(() => LinkProviderIdentityResult, {
    nullable: true,
    description:
      "Adds the identity to the account with its address, after proof by the account's password or a session of it. With a second factor, sign in first.",
  })
  async linkProviderIdentity(
    @Arg("input", () => LinkProviderIdentityInput) { linkToken, password = null }: LinkProviderIdentityInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof LinkProviderIdentityResult> {
    const viewerId = (await isLive(context)) ? sessionOf(context).userId : null;
    const outcome = await this.domain.linkProviderIdentity({ linkToken, password }, viewerId, signInOriginOf(context));
    if (outcome.kind === "signedIn") this.cookies.set(context, outcome.signedIn);
    return toLinkProviderIdentityResult(outcome);
  }

  @Authorized("LIVE")
  @Mutation(() => UnlinkIdentityResult, {
    nullable: true,
    description: "Removes an identity of the viewer. A Conflict when it is the viewer's only way to sign in.",
  })
  async unlinkIdentity(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof UnlinkIdentityResult> {
    return toUnlinkIdentityResult(await this.domain.unlinkIdentity(sessionOf(context).userId, id));
  }
}

async function isLive({ viewer, sessionStatus }: GraphContext): Promise<boolean> {
  return viewer.kind === "user" && (await sessionStatus()) !== "ENDED";
}

async function requireLiveSession(context: GraphContext): Promise<void> {
  if (!(await isLive(context))) throw graphError("UNAUTHENTICATED", "Sign in to add an identity to your account.");
}

async function orUnavailable<T>(run: () => Promise<T>): Promise<T | ServiceUnavailableType> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return serviceUnavailable(error.service);
    throw error;
  }
}

/** Forms of pages need the cookie too, so its path is not only that of the graph. */
const browserCookie = { name: "souk_provider", path: "/", maxAgeSeconds: 600 } as const;

/** Returns the secret by which a browser is recognized when it comes back from a provider. */
function browserSecretOf({ cookies }: GraphContext): string | undefined {
  return cookieByEitherName(cookies, browserCookie.name);
}

function setBrowserSecret({ setCookies }: GraphContext, value: string, secure: boolean): void {
  setCookies.push(httpOnlyCookie({ ...browserCookie, value, secure }));
}
