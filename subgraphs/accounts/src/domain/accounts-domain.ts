import type { Clock } from "@souk/kernel/values/clock";
import type { PersonalData } from "@souk/kernel/peers/personal-data";
import type { AccessTokenIssuer } from "./sessions/access-token-issuer.js";
import { type AccountMailer, sendAccountMail } from "./mail/account-mail.js";
import type { AddressStore } from "./users/address-store.js";
import { createApiKey, exchangeApiKey, revokeApiKey } from "./api-keys/api-keys.js";
import type { ApiKeyStore } from "./api-keys/api-key-store.js";
import type { AuditLog } from "./audit/audit-log.js";
import { changePassword } from "./credentials/change-password.js";
import { disableTwoFactor, renewRecoveryCodes } from "./second-factor/change-two-factor.js";
import { checkCode } from "./second-factor/check-code.js";
import { confirmEmailChange, requestEmailChange } from "./credentials/email-change.js";
import type { EmailChangeStore } from "./credentials/email-change-store.js";
import { completeSignIn } from "./sign-in/complete-sign-in.js";
import { approveInstructorRequest, rejectInstructorRequest } from "./instructor-requests/decide-instructor-request.js";
import { deactivateUser, reactivateUser } from "./user-admin/user-activation.js";
import type { DataKeeper, OrderBook } from "./personal-data/personal-data-peer.js";
import { deleteAddress, saveAddress } from "./users/address-book.js";
import { deleteMyAccount, eraseAtKeeper } from "./personal-data/delete-my-account.js";
import { ensureAdmin } from "./user-admin/ensure-admin.js";
import { exportMyData } from "./personal-data/export-my-data.js";
import { forgetExpired } from "./forget-expired.js";
import { listAuditLog } from "./audit/list-audit-log.js";
import {
  type GuestCarts,
  type GuestHandOver,
  type GuestOrders,
  type GuestOrdersClaim,
  takeOverGuest,
} from "./guests/guest-hand-over.js";
import { type GrantRole, sessionStanding } from "./sessions/session-role.js";
import type { InstructorRequestStore } from "./instructor-requests/instructor-request-store.js";
import { listInstructorRequests } from "./instructor-requests/list-instructor-requests.js";
import type { IdentityProviders } from "./identities/identity.js";
import type { IdentityStore } from "./identities/identity-store.js";
import { linkProviderIdentity, unlinkIdentity } from "./identities/link-identity.js";
import { listUsers, matchingUsers } from "./user-admin/list-users.js";
import { login } from "./sign-in/login.js";
import { logout, revokeAllSessions, revokeSession } from "./sessions/end-sessions.js";
import type { PasswordHasher } from "./credentials/password-hasher.js";
import { resetSecondFactor } from "./user-admin/reset-second-factor.js";
import { passwordWeakness } from "./credentials/password-policy.js";
import type { PasswordResetStore } from "./credentials/password-reset-store.js";
import { recordAudit } from "./audit/record-audit.js";
import { provePassword } from "./sign-in/prove-password.js";
import { proveOwner } from "./sign-in/prove-owner.js";
import { refreshSession } from "./sessions/refresh-session.js";
import { requestPasswordReset, resetPassword, startPasswordReset } from "./credentials/password-reset.js";
import { register } from "./sign-up/register.js";
import { requestInstructorRole } from "./instructor-requests/request-instructor-role.js";
import { resendVerification, sendVerificationMail, verifyEmail } from "./sign-up/email-verification.js";
import { listSessions } from "./sessions/user-session.js";
import type { SecondFactorStore } from "./second-factor/second-factor-store.js";
import type { SecretBox } from "./keys/secret-box.js";
import type { SessionLifetimes } from "./sessions/session-lifetimes.js";
import type { SessionStore } from "./sessions/session-store.js";
import { setRole } from "./user-admin/set-role.js";
import { beginTwoFactor, confirmTwoFactor } from "./second-factor/set-up-two-factor.js";
import { beginProviderSignIn, completeProviderSignIn } from "./identities/sign-in-by-provider.js";
import type { SignInNews, SignInNewsMailer } from "./mail/sign-in-change.js";
import { startGuestSession } from "./guests/start-guest-session.js";
import type { SignInTryStore } from "./sign-in/sign-in-try-store.js";
import { startSession } from "./sessions/start-session.js";
import { tellOfLock, unlock } from "./sign-in/lockout.js";
import { Turns } from "./sign-in/keyed-limit.js";
import { updateProfile } from "./users/update-profile.js";
import type { UserStore } from "./users/user-store.js";
import { newVerification } from "./sign-up/verification.js";
import type { CodeKeys } from "./sign-up/verification-code.js";
import type { VerificationStore } from "./sign-up/verification-store.js";
import { verifySecondFactor } from "./second-factor/verify-second-factor.js";
import type { WorkQueue } from "./credentials/work-queue.js";

export interface AccountsParts {
  readonly users: UserStore;
  readonly addresses: AddressStore;
  readonly sessions: SessionStore;
  readonly verifications: VerificationStore;
  readonly auditLog: AuditLog;
  readonly instructorRequests: InstructorRequestStore;
  readonly tries: SignInTryStore;
  readonly resets: PasswordResetStore;
  readonly emailChanges: EmailChangeStore;
  readonly passwords: PasswordHasher;
  /** The queue for password hashes. */
  readonly passwordQueue: WorkQueue;
  readonly issuer: AccessTokenIssuer;
  readonly mailer: AccountMailer;
  readonly carts: GuestCarts;
  readonly orders: GuestOrders;
  readonly ownData: Pick<PersonalData, "read">;
  readonly keepers: readonly DataKeeper[];
  readonly orderBook: OrderBook;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly lifetimes: SessionLifetimes;
  readonly codeKeys: CodeKeys;
  readonly publicUrl: string;
  readonly emailVerification: boolean;
  /** Public passwords that may not be chosen, in lower case. */
  readonly readablePasswords: ReadonlySet<string>;
  readonly publicPasswords: ReadonlyMap<string, string>;
  readonly secondFactors: SecondFactorStore;
  readonly identities: IdentityStore;
  readonly apiKeys: ApiKeyStore;
  readonly providers: IdentityProviders;
  readonly secretBox: SecretBox;
  readonly signInNews: SignInNewsMailer;
  readonly grantRole: GrantRole;
}

export type AccountsDomain = ReturnType<typeof accountsDomain>;

/**
 * The maximum number of concurrent password checks for one account in one process. Tries are counted before they are
 * verified, so without this limit, more than `maxFailures` concurrent sign-ins would look like guesses, even with the
 * right password.
 */
const passwordChecksAtOnce = 3;

/** Builds all operations of accounts. */
export function accountsDomain(given: AccountsParts) {
  const sessions = { ...given, startSession: startSession({ ...given, takeOverGuest: takeOverGuest(given) }) };
  const password = provePassword({ ...given, turns: new Turns(passwordChecksAtOnce) });
  const parts = {
    ...sessions,
    passwordWeakness: passwordWeakness(given),
    newVerification: newVerification(given),
    completeSignIn: completeSignIn(sessions),
    provePassword: password,
    proveOwner: proveOwner({ ...given, provePassword: password }),
    checkCode: checkCode(given),
  };
  return {
    users: parts.users,
    addresses: parts.addresses,
    register: register(parts),
    resendVerification: resendVerification(parts),
    sendVerificationMail: sendVerificationMail(parts),
    verifyEmail: verifyEmail(parts),
    login: login(parts),
    requestPasswordReset: requestPasswordReset(parts),
    startPasswordReset: startPasswordReset(parts),
    resetPassword: resetPassword(parts),
    requestEmailChange: requestEmailChange(parts),
    confirmEmailChange: confirmEmailChange(parts),
    sendAccountMail: sendAccountMail(parts),
    unlock: unlock(parts),
    tellOfLock: tellOfLock(parts),
    exportMyData: exportMyData(parts),
    deleteMyAccount: deleteMyAccount(parts),
    eraseAtKeeper: eraseAtKeeper(parts),
    refreshSession: refreshSession(parts),
    startGuestSession: startGuestSession(parts),
    claimGuestOrders: (claim: GuestOrdersClaim) => parts.orders.claim(claim),
    mergeGuestCart: async (handOver: GuestHandOver) => void (await parts.carts.merge(handOver)),
    logout: logout(parts),
    sessionStanding: sessionStanding(parts),
    changePassword: changePassword(parts),
    updateProfile: updateProfile(parts),
    saveAddress: saveAddress(parts),
    deleteAddress: deleteAddress(parts),
    listUsers: listUsers(parts),
    matchingUsers: matchingUsers(parts),
    setRole: setRole(parts),
    deactivateUser: deactivateUser(parts),
    reactivateUser: reactivateUser(parts),
    resetSecondFactor: resetSecondFactor(parts),
    instructorRequests: parts.instructorRequests,
    requestInstructorRole: requestInstructorRole(parts),
    approveInstructorRequest: approveInstructorRequest(parts),
    rejectInstructorRequest: rejectInstructorRequest(parts),
    listInstructorRequests: listInstructorRequests(parts),
    tellStanding: sendAccountMail(parts),
    revokeSession: revokeSession(parts),
    revokeAllSessions: revokeAllSessions(parts),
    sessionsOf: listSessions(parts),
    locksOf: (userIds: readonly string[]) => parts.tries.locksOf(userIds, parts.clock.now()),
    recordAudit: recordAudit(parts),
    listAuditLog: listAuditLog(parts),
    ensureAdmin: ensureAdmin(parts),
    forgetExpired: forgetExpired(parts),
    verifySecondFactor: verifySecondFactor(parts),
    apiKeys: parts.apiKeys,
    createApiKey: createApiKey(parts),
    revokeApiKey: revokeApiKey(parts),
    exchangeApiKey: exchangeApiKey(parts),
    signInProviders: parts.providers.all,
    identities: parts.identities,
    beginProviderSignIn: beginProviderSignIn(parts),
    completeProviderSignIn: completeProviderSignIn(parts),
    linkProviderIdentity: linkProviderIdentity(parts),
    unlinkIdentity: unlinkIdentity(parts),
    beginTwoFactor: beginTwoFactor(parts),
    confirmTwoFactor: confirmTwoFactor(parts),
    disableTwoFactor: disableTwoFactor(parts),
    renewRecoveryCodes: renewRecoveryCodes(parts),
    tellSignInNews: (news: SignInNews): Promise<void> => parts.signInNews.tell(news),
  };
}
