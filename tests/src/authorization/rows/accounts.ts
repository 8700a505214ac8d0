import type { SubgraphRows } from "../table.js";

export const accounts: SubgraphRows = {
  fields: {
    "Query.me": "buyers",
    "Query.users": "admins",
    "Query.auditLog": "admins",

    "User.id": "theirsAndAdmins",
    "User.email": "theirsAndAdmins",
    "User.username": "theirsAndAdmins",
    "User.fullName": "theirsAndAdmins",
    "User.role": "theirsAndAdmins",
    "User.emailVerified": "theirsAndAdmins",
    "User.isActive": "theirsAndAdmins",
    "User.createdAt": "theirsAndAdmins",
    "User.twoFactorEnabled": "theirsAndAdmins",
    "User.addresses": "theirsAndAdmins",

    "UserConnection.pageInfo": "onlyAdmins",
    "UserConnection.totalCount": "onlyAdmins",
    "UserConnection.nodes": "onlyAdmins",

    "Address.id": "theirsAndAdmins",
    "Address.fullName": "theirsAndAdmins",
    "Address.line1": "theirsAndAdmins",
    "Address.line2": "theirsAndAdmins",
    "Address.city": "theirsAndAdmins",
    "Address.region": "theirsAndAdmins",
    "Address.postalCode": "theirsAndAdmins",
    "Address.country": "theirsAndAdmins",
    "Address.phone": "theirsAndAdmins",
    "Address.isDefault": "theirsAndAdmins",

    "AuditEntryConnection.pageInfo": "onlyAdmins",
    "AuditEntryConnection.totalCount": "onlyAdmins",
    "AuditEntryConnection.nodes": "onlyAdmins",
    "AuditEntry.id": "onlyAdmins",
    "AuditEntry.at": "onlyAdmins",
    "AuditEntry.actorId": "onlyAdmins",
    "AuditEntry.actorUsername": "onlyAdmins",
    "AuditEntry.actorRole": "onlyAdmins",
    "AuditEntry.apiKeyId": "onlyAdmins",
    "AuditEntry.service": "onlyAdmins",
    "AuditEntry.act": "onlyAdmins",
    "AuditEntry.targetType": "onlyAdmins",
    "AuditEntry.targetId": "onlyAdmins",
    "AuditEntry.before": "onlyAdmins",
    "AuditEntry.after": "onlyAdmins",
    "AuditEntry.clientAddress": "onlyAdmins",
    "AuditEntry.userAgent": "onlyAdmins",
    "AuditEntry.correlationId": "onlyAdmins",

    // who teaches is told on the page of a course, and no more of them than this
    "Instructor.id": "everybody",
    "Instructor.fullName": "everybody",

    "SignedIn.accessToken": "whoMayCall",
    "SignedIn.refreshToken": "whoMayCall",
    "SignedIn.expiresAt": "whoMayCall",
    "SignedIn.user": "whoMayCall",
    "SignedIn.secondFactorSetupRequired": "whoMayCall",
    "TwoFactorSetup.secret": "whoMayCall",
    "TwoFactorSetup.otpauthUrl": "whoMayCall",
    "TwoFactorSetup.qrCode": "whoMayCall",
    "TwoFactorSetup.expiresAt": "whoMayCall",
    "RecoveryCodes.codes": "whoMayCall",
    "GuestSession.accessToken": "whoMayCall",
    "GuestSession.expiresAt": "whoMayCall",
    "VerificationSent.email": "whoMayCall",
    "VerificationSent.expiresAt": "whoMayCall",
  },
  mutations: {
    // with a user's token it is CONFLICT
    "Mutation.startGuestSession": { door: "strangers", call: "startGuestSession" },
    "Mutation.register": {
      door: "everybody",
      call: `register(input: { email: "$new@example.com", password: "a long enough secret" })`,
    },
    "Mutation.resendVerification": { door: "everybody", call: `resendVerification(email: "$new@example.com")` },
    "Mutation.verifyEmail": {
      door: "everybody",
      call: `verifyEmail(input: { token: "$new" })`,
      endsIn: "VerificationFailed",
    },
    "Mutation.login": {
      door: "everybody",
      call: `login(input: { email: "$new@example.com", password: "$new" })`,
      endsIn: "InvalidCredentials",
    },
    "Mutation.refreshSession": {
      door: "everybody",
      call: `refreshSession(refreshToken: "$new")`,
      endsIn: "SessionExpired",
    },
    "Mutation.logout": { door: "everybody", call: "logout", endsSession: true },
    "Mutation.updateProfile": { door: "accounts", call: `updateProfile(input: { fullName: "$new" })` },
    "Mutation.saveAddress": {
      door: "accounts",
      of: "theirs",
      call: `saveAddress(input: { id: "$address", address: { fullName: "$new", line1: "1 A Street", city: "Ottawa", postalCode: "K1A 0A1", country: "CA" } })`,
    },
    "Mutation.changePassword": {
      door: "accounts",
      call: `changePassword(input: { currentPassword: "$new", newPassword: "another long secret" })`,
      endsIn: "InvalidCredentials",
    },
    "Mutation.verifySecondFactor": {
      door: "everybody",
      call: `verifySecondFactor(input: { challenge: "$new", code: "000000" })`,
      endsIn: "ChallengeExpired",
    },
    "Mutation.beginTwoFactor": {
      door: "accounts",
      call: `beginTwoFactor(input: { currentPassword: "$new" })`,
      endsIn: "InvalidCredentials",
    },
    "Mutation.confirmTwoFactor": {
      door: "accounts",
      call: `confirmTwoFactor(input: { code: "000000" })`,
      endsIn: "VerificationFailed",
    },
    "Mutation.disableTwoFactor": {
      door: "accounts",
      call: `disableTwoFactor(input: { currentPassword: "$new", code: "000000" })`,
      endsIn: "InvalidCredentials",
    },
    "Mutation.renewRecoveryCodes": {
      door: "accounts",
      call: `renewRecoveryCodes(input: { currentPassword: "$new", code: "000000" })`,
      endsIn: "InvalidCredentials",
    },
    "Mutation.setRole": { door: "admins", call: `setRole(userId: "$user", role: INSTRUCTOR)` },
  },
  entities: {
    User: [{ of: "owner", may: "theirsAdminsServices" }],
    Instructor: [
      { of: "owner", may: "everybody" },
      // no instructor: their name is nobody's business
      { of: "user", may: "none" },
    ],
  },
  services: {
    "Query.failedJobs": ["orders"],
    "Mutation.retryFailedJob": ["orders"],
    "Mutation.recordAudit": ["catalog", "courses", "inventory", "orders", "payments", "shipping"],
    "Query.sessionStanding": ["accounts", "catalog", "inventory", "orders", "payments", "shipping"],
  },
};
