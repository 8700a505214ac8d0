import type { Clock } from "@souk/kernel/values/clock";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import type { ImportOutcome, RecordToImport } from "@souk/kernel/imports/import-record";
import { refused, timeRule } from "@souk/kernel/imports/import-rules";
import { emailRule } from "@souk/kernel/values/email-address";
import { postalAddressRule } from "@souk/kernel/values/postal-address";
import { z } from "zod";
import { isKnownPasswordHash } from "../credentials/imported-password-hash.js";
import { fullNameRule, usernameRule } from "../users/account-rules.js";
import type { ImportedUser, ImportedUserStore } from "./imported-user-store.js";

const rule = z.object({
  email: emailRule,
  username: usernameRule.nullish(),
  fullName: fullNameRule.nullish(),
  role: z.enum(["CUSTOMER", "INSTRUCTOR", "ADMIN"]),
  isActive: z.boolean(),
  emailVerified: z.boolean(),
  passwordHash: z.string().nullish(),
  address: postalAddressRule.nullish(),
  createdAt: timeRule.nullish(),
});

/**
 * Imports a user. An account with the same address that no import created stays unchanged, and the records of the user
 * belong to it. A hash by an unknown algorithm is dropped: the user sets a password by a reset.
 */
export function importUser({ importedUsers, clock }: { importedUsers: ImportedUserStore; clock: Clock }) {
  return async ({ id, data, dryRun }: RecordToImport): Promise<ImportOutcome> => {
    const checked = checkInput<z.infer<typeof rule>>(rule, data);
    if (!checked.ok) return { kind: "REFUSED", fields: checked.fields };
    const { username, fullName, passwordHash, address, createdAt, ...given } = checked.value;
    const user: ImportedUser = {
      ...given,
      id,
      username: username ?? null,
      fullName: fullName ?? null,
      passwordHash: passwordHash && isKnownPasswordHash(passwordHash) ? passwordHash : null,
      address: address ?? null,
      createdAt: createdAt ?? clock.now(),
    };
    const owner = await importedUsers.findByEmail(user.email);
    const isThere = await importedUsers.exists(id);
    if (owner !== null && owner !== id) {
      if (isThere) return conflict;
      return { kind: "SKIPPED", id: owner, reason: "an account with this email address exists" };
    }
    const kind = isThere ? "UPDATED" : "CREATED";
    if (dryRun) return { kind, id };
    const written = await (isThere ? importedUsers.update(user) : importedUsers.insert(user));
    return written === "taken" ? conflict : { kind, id };
  };
}

const conflict = refused("email", "or the username belongs to another user");
