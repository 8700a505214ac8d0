import type { Clock } from "@souk/kernel/values/clock";
import type { AccessTokenIssuer } from "./access-token-issuer.js";
import type { PersonalData } from "@souk/kernel/peers/personal-data";
import type { AccountMailer } from "./account-mail.js";
import type { AddressStore } from "./address-store.js";
import { createApiKey, exchangeApiKey, revokeApiKey } from "./api-keys.js";
import type { ApiKeyStore } from "./api-key-store.js";
import type { AuditLog } from "./audit-log.js";
import { changePassword } from "./change-password.js";
import { disableTwoFactor, renewRecoveryCodes } from "./change-two-factor.js";
import { checkCode } from "./check-code.js";
import { confirmEmailChange } from "./confirm-email-change.js";
import type { EmailChangeStore } from "./email-change-store.js";
import { completeSignIn } from "./complete-sign-in.js";
import { approveInstructorRequest, rejectInstructorRequest } from "./decide-instructor-request.js";
import { deactivateUser } from "./deactivate-user.js";
import type { DataKeeper, OrderBook } from "./data-keepers.js";
import { deleteAddress } from "./delete-address.js";
import { deleteMyAccount, eraseAtKeeper } from "./delete-my-account.js";
import { ensureAdmin } from "./ensure-admin.js";
import { exportMyData } from "./export-my-data.js";
import { forgetExpired } from "./forget-expired.js";
import { listAuditLog } from "./list-audit-log.js";
import type { GuestCarts, GuestHandOver } from "./guest-carts.js";
import type { GrantRole } from "./granted-role.js";
import type { InstructorRequestStore } from "./instructor-request-store.js";
import { listInstructorRequests } from "./list-instructor-requests.js";
import type { GuestOrders, GuestOrdersClaim } from "./guest-orders.js";
import type { IdentityProviders } from "./identity.js";
import type { IdentityStore } from "./identity-store.js";
import { linkProviderIdentity, unlinkIdentity } from "./link-identity.js";
import { listUsers } from "./list-users.js";
import { login } from "./login.js";
import { matchingUsers } from "./matching-users.js";
import { logout } from "./logout.js";
import type { PasswordHasher } from "./password-hasher.js";
import { resetSecondFactor } from "./reset-second-factor.js";
import { reactivateUser } from "./reactivate-user.js";
import { passwordWeakness } from "./password-policy.js";
import type { PasswordResetStore } from "./password-reset-store.js";
import { recordAudit } from "./record-audit.js";
import { provePassword } from "./prove-password.js";
import { proveOwner } from "./prove-owner.js";
import { refreshSession } from "./refresh-session.js";
import { requestEmailChange } from "./request-email-change.js";
import { requestPasswordReset } from "./request-password-reset.js";
import { resetPassword } from "./reset-password.js";
import { sendAccountMail } from "./send-account-mail.js";
import { startPasswordReset } from "./start-password-reset.js";
import { register } from "./register.js";
import { requestInstructorRole } from "./request-instructor-role.js";
import { resendVerification } from "./resend-verification.js";
import { revokeAllSessions, revokeSession } from "./revoke-sessions.js";
import { listSessions } from "./list-sessions.js";
import { saveAddress } from "./save-address.js";
import type { SecondFactorStore } from "./second-factor-store.js";
import type { SecretBox } from "./secret-box.js";
import { sendVerificationMail } from "./send-verification-mail.js";
import type { SessionLifetimes } from "./session-lifetimes.js";
import type { SessionStore } from "./session-store.js";
import { sessionStanding } from "./session-standing.js";
import { setRole } from "./set-role.js";
import { beginTwoFactor, confirmTwoFactor } from "./set-up-two-factor.js";
import { beginProviderSignIn, completeProviderSignIn } from "./sign-in-by-provider.js";
import type { SignInNews, SignInNewsMailer } from "./sign-in-news.js";
import { startGuestSession } from "./start-guest-session.js";
import type { SignInTryStore } from "./sign-in-try-store.js";
import { startSession } from "./start-session.js";
import { takeOverGuest } from "./take-over-guest.js";
import { tellOfLock } from "./tell-of-lock.js";
import { Turns } from "./turns.js";
import { unlock } from "./unlock.js";
import { updateProfile } from "./update-profile.js";
import type { UserStore } from "./user-store.js";
import { newVerification } from "./verification.js";
import type { CodeKeys } from "./verification-code.js";
import type { VerificationStore } from "./verification-store.js";
import { verifyEmail } from "./verify-email.js";
import { verifySecondFactor } from "./verify-second-factor.js";
import type { WorkQueue } from "./work-queue.js";

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
