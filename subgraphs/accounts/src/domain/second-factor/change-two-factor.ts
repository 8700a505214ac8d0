import type { CheckCode, SecondFactorDependencies } from "./check-code.js";
import type { OwnSession, ProveOwner } from "../sign-in/prove-owner.js";
import type { PasswordRefusal } from "../sign-in/prove-password.js";
import { hashOfRecoveryCode, newRecoveryCodes } from "./recovery-code.js";
import type { RightCode } from "./second-factor-store.js";
import { signInChangeNotice } from "../mail/sign-in-change.js";
import type { User } from "../users/user.js";

export interface TwoFactorProof {
  readonly currentPassword: string | null;
  /** A code from the app, or a recovery code. */
  readonly code: string;
}

type Refusal =
  PasswordRefusal | { readonly kind: "verificationFailed" } | { readonly kind: "codesLocked"; readonly retryAt: Date };

export type DisableTwoFactorOutcome = { readonly kind: "turnedOff"; readonly user: User } | Refusal;
export type RenewRecoveryCodesOutcome =
  { readonly kind: "renewed"; readonly recoveryCodes: readonly string[] } | Refusal;

export interface ChangeTwoFactorDependencies extends Pick<SecondFactorDependencies, "secondFactors"> {
  readonly proveOwner: ProveOwner;
  readonly checkCode: CheckCode;
}

type Proven = { readonly kind: "proven"; readonly user: User; readonly code: RightCode };

export function disableTwoFactor(deps: ChangeTwoFactorDependencies) {
  return async (session: OwnSession, proof: TwoFactorProof): Promise<DisableTwoFactorOutcome> => {
    const proven = await proveBoth(deps, session, proof);
    if (proven.kind !== "proven") return proven;
    const { user, code } = proven;
    const notice = signInChangeNotice(user.id, "SECOND_FACTOR_OFF");
    if (!(await deps.secondFactors.turnOffByCode(user.id, code, notice))) return { kind: "verificationFailed" };
    return { kind: "turnedOff", user: { ...user, twoFactorEnabled: false } };
  };
}

/** Replaces the recovery codes with ten new ones. */
export function renewRecoveryCodes(deps: ChangeTwoFactorDependencies) {
  return async (session: OwnSession, proof: TwoFactorProof): Promise<RenewRecoveryCodesOutcome> => {
    const proven = await proveBoth(deps, session, proof);
    if (proven.kind !== "proven") return proven;
    const { user, code } = proven;
    const recoveryCodes = newRecoveryCodes();
    const hashes = recoveryCodes.map(hashOfRecoveryCode);
    const notice = signInChangeNotice(user.id, "RECOVERY_CODES_RENEWED");
    const renewed = await deps.secondFactors.renewRecoveryCodesByCode(user.id, code, hashes, notice);
    return renewed ? { kind: "renewed", recoveryCodes } : { kind: "verificationFailed" };
  };
}

async function proveBoth(
  { proveOwner, checkCode }: ChangeTwoFactorDependencies,
  session: OwnSession,
  { currentPassword, code: typed }: TwoFactorProof,
): Promise<Proven | Refusal> {
  const proof = await proveOwner(session, currentPassword);
  if (proof.kind !== "proven") return proof;
  const { user } = proof;
  const checked = await checkCode(user.id, typed);
  if (checked.kind === "codesLocked") return checked;
  return checked.kind === "right" ? { kind: "proven", user, code: checked.code } : { kind: "verificationFailed" };
}
