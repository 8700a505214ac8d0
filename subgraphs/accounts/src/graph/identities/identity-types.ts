import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ProblemType, problem } from "@souk/kernel/graph/problem-types";
import { Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import type { Identity } from "../../domain/identities/identity.js";
import type { ProviderSignInFailure } from "../../domain/identities/sign-in-by-provider.js";

@ObjectType("SignInProvider", { description: "An outside provider of identities that people may sign in with." })
export class SignInProviderType {
  @Field(() => ID, { description: "The id for `beginProviderSignIn`." })
  id!: string;

  @Field(() => String, { description: "The display name, for a button." })
  name!: string;
}

@ObjectType("Identity", { description: "An outside identity that signs a user in." })
export class IdentityType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { description: "The id of a `SignInProvider`." })
  provider!: string;

  @Field(() => String, { nullable: true, description: "The address from the provider at the time of linking." })
  email!: string | null;

  @Field(() => DateTimeScalar)
  linkedAt!: Date;

  @Field(() => DateTimeScalar)
  lastUsedAt!: Date;
}

@InputType()
export class BeginProviderSignInInput {
  @Field(() => ID)
  provider!: string;

  @Field(() => String, {
    nullable: true,
    description: "The page after the sign-in: a path of this host; `/` when absent.",
  })
  returnTo?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True adds the identity to the viewer's account, whatever its address.",
  })
  link?: boolean | null;
}

@InputType()
export class CompleteProviderSignInInput {
  @Field(() => ID)
  provider!: string;

  @Field(() => String, { description: "The complete URL that the provider sent the browser back to." })
  callbackUrl!: string;
}

@InputType()
export class LinkProviderIdentityInput {
  @Field(() => String, { description: "The token from `IdentityNotLinked`." })
  linkToken!: string;

  @Field(() => String, {
    nullable: true,
    description: "The account's password; not needed when signed in to the account.",
  })
  password?: string | null;
}

@ObjectType("ProviderRedirect", { description: "The URL where the browser signs in at the provider." })
export class ProviderRedirectType {
  @Field(() => String)
  url!: string;

  @Field(() => DateTimeScalar, { description: "The end of the attempt, which only this browser can complete, once." })
  expiresAt!: Date;
}

@ObjectType("IdentityNotLinked", {
  implements: ProblemType,
  description:
    "The identity's address has an account. Prove that it is yours with its password, or sign in to it, and call `linkProviderIdentity`.",
})
export class IdentityNotLinkedType extends ProblemType {
  @Field(() => String, { description: "The account's address." })
  email!: string;

  @Field(() => String, { description: "The token for `linkProviderIdentity`: valid for ten minutes, once." })
  linkToken!: string;

  @Field(() => DateTimeScalar)
  expiresAt!: Date;
}

export enum ProviderSignInFailureReasonEnum {
  ATTEMPT_ENDED = "ATTEMPT_ENDED",
  NOT_PROVEN = "NOT_PROVEN",
  EMAIL_MISSING = "EMAIL_MISSING",
  IDENTITY_TAKEN = "IDENTITY_TAKEN",
  ACCOUNT_INACTIVE = "ACCOUNT_INACTIVE",
}

registerEnumType(ProviderSignInFailureReasonEnum, {
  name: "ProviderSignInFailureReason",
  valuesConfig: {
    ATTEMPT_ENDED: { description: "The attempt took too long, was completed before, or started in another browser." },
    NOT_PROVEN: { description: "The provider did not confirm who the visitor is." },
    EMAIL_MISSING: { description: "The provider did not confirm an email address, which an account needs." },
    IDENTITY_TAKEN: { description: "The identity already signs in to another account." },
    ACCOUNT_INACTIVE: { description: "The account is deactivated or deleted." },
  },
});

@ObjectType("ProviderSignInFailed", { implements: ProblemType, description: "The sign-in failed." })
export class ProviderSignInFailedType extends ProblemType {
  @Field(() => ProviderSignInFailureReasonEnum)
  reason!: ProviderSignInFailureReasonEnum;
}

export function identityTypeFrom({ userId: _owner, ...plain }: Identity): IdentityType {
  return Object.assign(new IdentityType(), plain);
}

export function identityNotLinked(email: string, linkToken: string, expiresAt: Date): IdentityNotLinkedType {
  return problem(IdentityNotLinkedType, {
    code: "IDENTITY_NOT_LINKED",
    message: `${email} has an account already. Enter its password to sign in with this identity from now on.`,
    email,
    linkToken,
    expiresAt,
  });
}

const failureMessages: Readonly<Record<ProviderSignInFailure, string>> = {
  noAttempt: "This sign-in took too long, was used already, or was begun in another browser. Begin again.",
  noProof: "The provider did not confirm who you are. Begin again.",
  noEmail: "The provider did not confirm an email address, which an account needs.",
  otherAccount: "This identity signs in to another account already.",
  notActive: "There is no account in use with this identity.",
};

const failureReasons: Readonly<Record<ProviderSignInFailure, ProviderSignInFailureReasonEnum>> = {
  noAttempt: ProviderSignInFailureReasonEnum.ATTEMPT_ENDED,
  noProof: ProviderSignInFailureReasonEnum.NOT_PROVEN,
  noEmail: ProviderSignInFailureReasonEnum.EMAIL_MISSING,
  otherAccount: ProviderSignInFailureReasonEnum.IDENTITY_TAKEN,
  notActive: ProviderSignInFailureReasonEnum.ACCOUNT_INACTIVE,
};

export function providerSignInFailed(failure: ProviderSignInFailure): ProviderSignInFailedType {
  const [message, reason] = [failureMessages[failure], failureReasons[failure]];
  return problem(ProviderSignInFailedType, { code: "PROVIDER_SIGN_IN_FAILED", message, reason });
}
