import { emailVerificationStatus, type SentVerification } from "./sign-up/email-verification-status.js";
import type { User } from "./users/user.js";
import type { EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import type { PersonalData } from "@souk/kernel/peers/personal-data";
import type { Clock } from "@souk/kernel/values/clock";
import type { ApiKeyStore } from "./api-keys/api-key-store.js";
import { createApiKey, exchangeApiKey, revokeApiKey } from "./api-keys/api-keys.js";
import type { AuditLog } from "./audit/audit-log.js";
import { listAuditLog } from "./audit/list-audit-log.js";
import { recordAudit, type RecordAuditDependencies } from "./audit/record-audit.js";
import { listOperations } from "./client-usage/list-operations.js";
import { recordUsage } from "./client-usage/record-usage.js";
import type { UsageStore } from "./client-usage/usage-store.js";
import { changePassword } from "./credentials/change-password.js";
import type { EmailChangeStore } from "./credentials/email-change-store.js";
import { confirmEmailChange, requestEmailChange } from "./credentials/email-change.js";
import type { PasswordHasher } from "./credentials/password-hasher.js";
import { passwordWeakness } from "./credentials/password-policy.js";
import type { PasswordResetStore } from "./credentials/password-reset-store.js";
import { requestPasswordReset, resetPassword, startPasswordReset } from "./credentials/password-reset.js";
import type { WorkQueue } from "./credentials/work-queue.js";
import { forgetExpired } from "./forget-expired.js";
import type {
  CartPeer,
  GuestHandOver,
  GuestOrdersClaim,
  NotificationsPeer,
  OrdersPeer,
  PersonalDataPeer,
} from "./peers.js";
import { takeOverGuest } from "./guests/guest-hand-over.js";
import { startGuestSession } from "./guests/start-guest-session.js";
import type { IdentityStore } from "./identities/identity-store.js";
import type { IdentityProviders } from "./identities/identity.js";
import { linkProviderIdentity, unlinkIdentity } from "./identities/link-identity.js";
import { beginProviderSignIn, completeProviderSignIn } from "./identities/sign-in-by-provider.js";
import { approveInstructorRequest, rejectInstructorRequest } from "./instructor-requests/decide-instructor-request.js";
import type { InstructorRequestStore } from "./instructor-requests/instructor-request-store.js";
import { listInstructorRequests } from "./instructor-requests/list-instructor-requests.js";
import { requestInstructorRole } from "./instructor-requests/request-instructor-role.js";
import type { SecretBox } from "./keys/secret-box.js";
import { sendAccountMail } from "./mail/account-mail.js";
import type { SignInChangeNotice } from "./mail/sign-in-change.js";
import { deleteMyAccount, eraseAtPeer } from "./personal-data/delete-my-account.js";
import { exportMyData } from "./personal-data/export-my-data.js";
import { disableTwoFactor, renewRecoveryCodes } from "./second-factor/change-two-factor.js";
import { checkCode } from "./second-factor/check-code.js";
import type { SecondFactorStore } from "./second-factor/second-factor-store.js";
import { beginTwoFactor, confirmTwoFactor } from "./second-factor/set-up-two-factor.js";
import { verifySecondFactor } from "./second-factor/verify-second-factor.js";
import type { AccessTokenIssuer } from "./sessions/access-token-issuer.js";
import { logout, revokeAllSessions, revokeSession } from "./sessions/end-sessions.js";
import { listSessions } from "./sessions/list-sessions.js";
import { refreshSession } from "./sessions/refresh-session.js";
import type { SessionLifetimes } from "./sessions/session-lifetimes.js";
import { type GrantRole, roleOfSession } from "./sessions/session-role.js";
import type { SessionStore } from "./sessions/session-store.js";
import { startSession } from "./sessions/start-session.js";
import { completeSignIn } from "./sign-in/complete-sign-in.js";
import { KeyedLimit } from "./sign-in/keyed-limit.js";
import { notifyOfLock, unlock } from "./sign-in/lockout.js";
import { login } from "./sign-in/login.js";
import { reportingSignIns, type ReportSignIn } from "./sign-in/report-sign-ins.js";
import { proveOwner } from "./sign-in/prove-owner.js";
import { provePassword } from "./sign-in/prove-password.js";
import type { SignInTryStore } from "./sign-in/sign-in-try-store.js";
import { resendVerification, sendVerificationMail, verifyEmail } from "./sign-up/email-verification.js";
import { register } from "./sign-up/register.js";
import type { CodeKeys } from "./sign-up/verification-code.js";
import type { VerificationStore } from "./sign-up/verification-store.js";
import { newVerification } from "./sign-up/verification.js";
import { changeUserFields } from "./user-admin/change-user-fields.js";
import { ensureAdmin } from "./user-admin/ensure-admin.js";
import { listUsers, matchingUsers } from "./user-admin/list-users.js";
import { resetSecondFactor } from "./user-admin/reset-second-factor.js";
import { setRole } from "./user-admin/set-role.js";
import { deactivateUser, reactivateUser } from "./user-admin/user-activation.js";
import { deleteAddress, saveAddress } from "./users/address-book.js";
import type { ImportedUserStore } from "./import/imported-user-store.js";
import { importUser } from "./import/import-user.js";
import type { AddressStore } from "./users/address-store.js";
import { updateProfile } from "./users/update-profile.js";
import type { UserStore } from "./users/user-store.js";

export interface AccountsDependencies {
  readonly users: UserStore;
  readonly addresses: AddressStore;
  readonly importedUsers: ImportedUserStore;
  readonly sessions: SessionStore;
  readonly verifications: VerificationStore;
  readonly auditLog: AuditLog;
  readonly usage: UsageStore;
  /** How many days the counts of operations are stored. */
  readonly clientUsageDays: number;
  readonly instructorRequests: InstructorRequestStore;
  readonly tries: SignInTryStore;
  readonly resets: PasswordResetStore;
  readonly emailChanges: EmailChangeStore;
  readonly passwords: PasswordHasher;
  /** The queue for password hashes. */
  readonly passwordQueue: WorkQueue;
  readonly issuer: AccessTokenIssuer;
  readonly notifications: NotificationsPeer;
  readonly carts: CartPeer;
  readonly orders: OrdersPeer;
  readonly ownData: Pick<PersonalData, "read">;
  readonly personalDataPeers: readonly PersonalDataPeer[];
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
  readonly grantRole: GrantRole;
  readonly currency: string;
  /** The fields that the shop has declared for users. */
  readonly userFields: EntityFields;
  /** The fields that the shop has declared for addresses. */
  readonly addressFields: EntityFields;
  readonly onSignIn?: ReportSignIn;
  readonly onRecorded?: RecordAuditDependencies["onRecorded"];
}

export type AccountsDomain = ReturnType<typeof accountsDomain>;

/**
 * The maximum number of concurrent password checks for one account in one process. Tries are counted before they are
 * verified, so without this limit, more than `maxFailures` concurrent sign-ins would look like guesses, even with the
 * right password.
 */
const passwordChecksAtOnce = 3;

/** Builds all operations of accounts. */
export function accountsDomain(dependencies: AccountsDependencies) {
  const deps = withSharedFunctions(dependencies);
  return {
    ...userOperations(deps),
    ...signUpOperations(deps),
    ...signInOperations(deps),
    ...sessionOperations(deps),
    ...credentialOperations(deps),
    ...secondFactorOperations(deps),
    ...identityOperations(deps),
    ...guestOperations(deps),
    ...userAdminOperations(deps),
    ...instructorRequestOperations(deps),
    ...apiKeyOperations(deps),
    ...auditOperations(deps),
    recordUsage: recordUsage(deps),
    listOperations: listOperations(deps),
    ...personalDataOperations(deps),
    sendAccountMail: sendAccountMail(deps),
    sendSignInChangeNotice: (notice: SignInChangeNotice): Promise<void> => deps.notifications.sendSignInChange(notice),
    forgetExpired: forgetExpired(deps),
  };
}

type DomainDependencies = ReturnType<typeof withSharedFunctions>;

/** Adds the functions that several operations call, such as the password check and the start of a session. */
function withSharedFunctions(deps: AccountsDependencies) {
  const sessions = { ...deps, startSession: startSession({ ...deps, takeOverGuest: takeOverGuest(deps) }) };
  const password = provePassword({ ...deps, accountLimit: new KeyedLimit(passwordChecksAtOnce) });
  return {
    ...sessions,
    passwordWeakness: passwordWeakness(deps),
    newVerification: newVerification(deps),
    completeSignIn: completeSignIn(sessions),
    provePassword: password,
    proveOwner: proveOwner({ ...deps, provePassword: password }),
    checkCode: checkCode(deps),
  };
}

function userOperations(deps: DomainDependencies) {
  return {
    users: deps.users,
    addresses: deps.addresses,
    userFields: deps.userFields,
    addressFields: deps.addressFields,
    updateProfile: updateProfile(deps),
    saveAddress: saveAddress(deps),
    deleteAddress: deleteAddress(deps),
    importers: { users: importUser(deps) },
  };
}

function signUpOperations(deps: DomainDependencies) {
  return {
    register: register(deps),
    sendVerificationMail: sendVerificationMail(deps),
    resendVerification: resendVerification(deps),
    verifyEmail: verifyEmail(deps),
  };
}

function signInOperations(deps: DomainDependencies) {
  return {
    login: reportingSignIns(login(deps), deps.onSignIn),
    locksOf: (userIds: readonly string[]) => deps.tries.locksOf(userIds, deps.clock.now()),
    sentVerifications: (userIds: readonly string[]) => deps.verifications.sentVerifications(userIds),
    emailVerificationStatus: (user: Pick<User, "emailVerified">, sent: SentVerification | null) =>
      emailVerificationStatus(user, sent, deps.clock.now()),
    notifyOfLock: notifyOfLock(deps),
    unlock: unlock(deps),
  };
}

function sessionOperations(deps: DomainDependencies) {
  return {
    refreshSession: refreshSession(deps),
    logout: logout(deps),
    sessionsOf: listSessions(deps),
    revokeSession: revokeSession(deps),
    revokeAllSessions: revokeAllSessions(deps),
    roleOfSession: roleOfSession(deps),
  };
}

function credentialOperations(deps: DomainDependencies) {
  return {
    changePassword: changePassword(deps),
    requestPasswordReset: requestPasswordReset(deps),
    startPasswordReset: startPasswordReset(deps),
    resetPassword: resetPassword(deps),
    requestEmailChange: requestEmailChange(deps),
    confirmEmailChange: confirmEmailChange(deps),
  };
}

function secondFactorOperations(deps: DomainDependencies) {
  return {
    beginTwoFactor: beginTwoFactor(deps),
    confirmTwoFactor: confirmTwoFactor(deps),
    disableTwoFactor: disableTwoFactor(deps),
    renewRecoveryCodes: renewRecoveryCodes(deps),
    verifySecondFactor: reportingSignIns(verifySecondFactor(deps), deps.onSignIn),
  };
}

function identityOperations(deps: DomainDependencies) {
  return {
    signInProviders: deps.providers.all,
    identities: deps.identities,
    beginProviderSignIn: beginProviderSignIn(deps),
    completeProviderSignIn: completeProviderSignIn(deps),
    linkProviderIdentity: linkProviderIdentity(deps),
    unlinkIdentity: unlinkIdentity(deps),
  };
}

function guestOperations(deps: DomainDependencies) {
  return {
    startGuestSession: startGuestSession(deps),
    mergeGuestCart: async (handOver: GuestHandOver) => void (await deps.carts.merge(handOver)),
    claimGuestOrders: (claim: GuestOrdersClaim) => deps.orders.claim(claim),
  };
}

function userAdminOperations(deps: DomainDependencies) {
  return {
    ensureAdmin: ensureAdmin(deps),
    listUsers: listUsers(deps),
    matchingUsers: matchingUsers(deps),
    administrators: () => deps.users.activeAdmins(50),
    setRole: setRole(deps),
    changeUserFields: changeUserFields(deps),
    deactivateUser: deactivateUser(deps),
    reactivateUser: reactivateUser(deps),
    resetSecondFactor: resetSecondFactor(deps),
  };
}

function instructorRequestOperations(deps: DomainDependencies) {
  return {
    instructorRequests: deps.instructorRequests,
    requestInstructorRole: requestInstructorRole(deps),
    approveInstructorRequest: approveInstructorRequest(deps),
    rejectInstructorRequest: rejectInstructorRequest(deps),
    listInstructorRequests: listInstructorRequests(deps),
  };
}

function apiKeyOperations(deps: DomainDependencies) {
  return {
    apiKeys: deps.apiKeys,
    createApiKey: createApiKey(deps),
    revokeApiKey: revokeApiKey(deps),
    exchangeApiKey: exchangeApiKey(deps),
  };
}

function auditOperations(deps: DomainDependencies) {
  return { recordAudit: recordAudit(deps), listAuditLog: listAuditLog(deps) };
}

function personalDataOperations(deps: DomainDependencies) {
  return {
    exportMyData: exportMyData(deps),
    deleteMyAccount: deleteMyAccount(deps),
    eraseAtPeer: eraseAtPeer(deps),
  };
}
