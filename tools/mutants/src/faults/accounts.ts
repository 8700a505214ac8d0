import { faultsIn } from "../planted-fault.ts";

const domainFaults = faultsIn("subgraphs/accounts/src/domain", [
  {
    name: "a deactivated user passes the second factor",
    file: "second-factor/verify-second-factor.ts",
    find: "if (!user?.isActive)",
    replace: "if (!user)",
  },
  {
    name: "a used code of the second factor signs in again",
    file: "second-factor/verify-second-factor.ts",
    find: "if (!(await secondFactors.signInByCode(userId, checked.code, challengeHash, usedUp)))",
    replace: "if (await secondFactors.signInByCode(userId, checked.code, challengeHash, usedUp).then(() => false))",
  },
  {
    name: "a wrong code of the second factor is taken for a right one",
    file: "second-factor/verify-second-factor.ts",
    find: 'if (checked.kind === "wrong") return { kind: "verificationFailed" };',
    replace: "",
  },
  {
    name: "an address that is not confirmed signs in",
    file: "sign-in/login.ts",
    find: "if (!account.user.emailVerified)",
    replace: "if (account.user.emailVerified === undefined)",
  },
  {
    name: "an old password hash is never renewed",
    file: "sign-in/login.ts",
    find: "passwordHash === null || !passwords.isOutdated(passwordHash)",
    replace: "passwordHash === null || passwords.isOutdated(passwordHash)",
  },
  {
    name: "a deactivated user proves a password",
    file: "sign-in/prove-password.ts",
    find: "return user.isActive && publicPasswords",
    replace: "return publicPasswords",
  },
  {
    name: "a demo account's public password is accepted",
    file: "sign-in/prove-password.ts",
    find: "publicPasswords.get(user.id) !== password",
    replace: "user.id !== password",
  },
  {
    name: "a failed sign-in never locks",
    file: "sign-in/prove-password.ts",
    find: "if (counted && failures < maxFailures)",
    replace: "if (counted)",
  },
  {
    name: "a locked account accepts the right password",
    file: "sign-in/prove-password.ts",
    find: "(counted && account?.passwordHash) || passwords.decoyHash, password);\n  if (counted && account &&",
    replace: "account?.passwordHash || passwords.decoyHash, password);\n  if (account &&",
  },
  {
    name: "an admin without a second factor has the admin's role",
    file: "sessions/session-role.ts",
    find: "&& !twoFactorEnabled ?",
    replace: "&& twoFactorEnabled ?",
  },
  {
    name: "the setting for the second factor of admins is inverted",
    file: "sessions/session-role.ts",
    find: 'adminSecondFactor === "required"',
    replace: 'adminSecondFactor === "off"',
  },
  {
    name: "any viewer may see a user",
    file: "users/may-see-user.ts",
    find: 'viewer.kind === "user" && viewer.id === userId',
    replace: 'viewer.kind === "user"',
  },
  {
    name: "a rejected instructor request can be approved",
    file: "instructor-requests/instructor-request.ts",
    find: "REJECTED: [],",
    replace: 'REJECTED: ["APPROVED"],',
  },
  {
    name: "a wait after failed sign-ins does not grow",
    file: "sign-in/lockout.ts",
    find: "waitsSeconds[Math.min(rounds, waitsSeconds.length - 1)]",
    replace: "waitsSeconds[0]",
  },
  {
    name: "a short password is accepted",
    file: "credentials/password-policy.ts",
    find: "if (length < minLength)",
    replace: "if (length < minLength - 1)",
  },
  {
    name: "a password that everyone can read is accepted",
    file: "credentials/password-policy.ts",
    find: "readablePasswords.has(password.toLowerCase())",
    replace: "readablePasswords.has(password.toUpperCase())",
  },
  {
    name: "a password like the user's own name is accepted",
    file: "credentials/password-policy.ts",
    find: "if (nearestName(password, names) !== null) return weaknessByStrength.ownName;",
    replace: "",
  },
  {
    name: "a path after the sign-in leads to another site",
    file: "identities/return-path.ts",
    find: "url.origin === anywhere ?",
    replace: "url.origin !== text ?",
  },
  {
    name: "a secret that was sealed for one user opens for another",
    file: "keys/secret-box.ts",
    find: "decipher.setAAD(Buffer.from(about)).setAuthTag",
    replace: 'about ||= ""; decipher.setAuthTag',
  },
  {
    name: "an older key seals new secrets",
    file: "keys/secret-box.ts",
    find: "const [newest] = this.keys;",
    replace: "const newest = this.keys.at(-1);",
  },
  {
    name: "a used TOTP step is accepted again",
    file: "second-factor/totp.ts",
    find: ", afterTimeStep: lastUsedStep",
    replace: "",
  },
  {
    name: "a code of five minutes ago is accepted",
    file: "second-factor/totp.ts",
    find: "epochTolerance: stepSeconds",
    replace: "epochTolerance: 10 * stepSeconds",
  },
  {
    name: "a recovery code with letters that look like digits is refused",
    file: "second-factor/recovery-code.ts",
    find: '.replaceAll("O", "0")',
    replace: "",
  },
  {
    name: "a session keeps the whole client address",
    file: "sessions/user-session.ts",
    find: "ipv4: 24",
    replace: "ipv4: 32",
  },
  {
    name: "a code of another sign-up is accepted",
    file: "sign-up/verification-code.ts",
    find: "hashOfCode(key, sent.tokenHash, code)",
    replace: 'hashOfCode(key, Buffer.from(""), code)',
  },
  {
    name: "a verification code of five digits is read",
    file: "sign-up/verification-code.ts",
    find: "/^\\d{6}$/",
    replace: "/^\\d{5,6}$/",
  },
  {
    name: "a refused request may try again at once",
    file: "credentials/work-queue.ts",
    find: "Math.ceil(waitMs / 1000)",
    replace: "Math.ceil(waitMs / 1_000_000)",
  },
]);

const storeFaults = faultsIn("subgraphs/accounts/src", [
  {
    name: "a replaced address loses its declared fields",
    file: "store/users/address-repository.ts",
    find: "custom: { ...known.custom, ...custom }",
    replace: "custom: { ...custom }",
    tests: "tests/users/declared-fields-graph.test.ts",
  },
  {
    name: "the export of personal data contains fields for staff",
    file: "store/personal-data/accounts-personal-data.ts",
    find: "custom: exportedCustom(fields, row.custom)",
    replace: "custom: fields.length > 0 ? row.custom : {}",
    tests: "tests/users/declared-fields-graph.test.ts",
  },
]);

export const accountsFaults = [...domainFaults, ...storeFaults];
