import type { Clock } from "@souk/kernel/values/clock";
import { hashOfSecret, newSecret } from "@souk/kernel/keys/secret";
import type { SecondFactorStore } from "../second-factor/second-factor-store.js";
import type { SignInOrigin } from "./sign-in-origin.js";
import type { SignedIn, StartSession } from "../sessions/start-session.js";
import type { User } from "../users/user.js";

export type CompletedSignIn =
  | { readonly kind: "signedIn"; readonly signedIn: SignedIn }
  | { readonly kind: "secondFactorRequired"; readonly challenge: string };

export type CompleteSignIn = ReturnType<typeof completeSignIn>;

export interface CompleteSignInDependencies {
  readonly startSession: StartSession;
  readonly secondFactors: SecondFactorStore;
  readonly clock: Clock;
}

const challengeSeconds = 300;

/**
 * The last step of each way to sign in, after the first proof: password, mailed link or code, outside identity. A user
 * with a second factor gets a challenge instead, and signs in with the challenge and a code.
 */
export function completeSignIn({ startSession, secondFactors, clock }: CompleteSignInDependencies) {
  return async (
    user: User,
    origin: SignInOrigin,
    proven: "firstFactor" | "bothFactors" = "firstFactor",
  ): Promise<CompletedSignIn> => {
    if (user.twoFactorEnabled && proven === "firstFactor")
      return { kind: "secondFactorRequired", challenge: await startChallenge(secondFactors, user.id, clock.now()) };
    return { kind: "signedIn", signedIn: await startSession(user, origin) };
  };
}

async function startChallenge(secondFactors: SecondFactorStore, userId: string, createdAt: Date): Promise<string> {
  const challenge = newSecret();
  const expiresAt = new Date(createdAt.getTime() + challengeSeconds * 1000);
  await secondFactors.startChallenge({ tokenHash: hashOfSecret(challenge), userId, createdAt, expiresAt });
  return challenge;
}
