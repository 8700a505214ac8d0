import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { newApiKey, readApiKey } from "@souk/kernel/identity/api-key";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isScope } from "@souk/kernel/identity/scopes";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import { hashOfSecret } from "@souk/kernel/keys/secret";
import type { AccessTokenIssuer, IssuedAccessToken } from "../sessions/access-token-issuer.js";
import type { ApiKeyStore, MachineKey } from "./api-key-store.js";
import type { GrantRole } from "../sessions/session-role.js";
import { signInChangeNotice } from "../mail/sign-in-change.js";

export interface ApiKeyDependencies {
  readonly apiKeys: ApiKeyStore;
  readonly issuer: AccessTokenIssuer;
  readonly grantRole: GrantRole;
  readonly clock: Clock;
  readonly newId: () => string;
}

export interface CreateApiKeyInput {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt?: Date | null;
}

export type CreateApiKeyOutcome =
  /** `key` is returned only once. */
  | { readonly kind: "created"; readonly key: string; readonly apiKey: MachineKey }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

const apiKeyRule = z.object({
  name: z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(100, "must be at most 100 characters")
    .regex(/^\P{Cc}*$/u, "must not hold control characters"),
  scopes: z
    .array(z.string().refine(isScope, "is no scope; see the description"))
    .min(1, "must name one at least")
    .max(30, "must be at most 30"),
});

/** Creates a key for a machine that acts in an admin's name, limited to the key's scopes. */
export function createApiKey({ apiKeys, clock, newId }: ApiKeyDependencies) {
  return async (
    { expiresAt = null, ...input }: CreateApiKeyInput,
    action: AdminAction,
  ): Promise<CreateApiKeyOutcome> => {
    const checked = checkInput(apiKeyRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const createdAt = clock.now();
    if (expiresAt !== null && expiresAt <= createdAt)
      return { kind: "invalid", fields: [{ path: "expiresAt", message: "must be in the future" }] };
    const { name } = checked.value;
    const [id, scopes] = [newId(), [...new Set(checked.value.scopes)].sort()];
    const { key, secret } = newApiKey(id);
    const apiKey = {
      id,
      userId: action.actor.userId,
      name,
      scopes,
      createdAt,
      expiresAt,
      lastUsedAt: null,
      revokedAt: null,
    };
    const after = { name, scopes, expiresAt };
    const notice = signInChangeNotice(action.actor.userId, "API_KEY_CREATED", name);
    const jobs = auditJobs(action, { targetType: "ApiKey", targetId: id, before: null, after });
    await apiKeys.addKey(apiKey, hashOfSecret(secret), [...jobs, { task: "tellSignInNews", data: notice }]);
    return { kind: "created", key, apiKey };
  };
}

export type RevokeApiKeyOutcome =
  { readonly kind: "revoked"; readonly apiKey: MachineKey } | { readonly kind: "notFound"; readonly id: string };

/** Revokes a key. It is refused at once for payments and admin work, and within a minute everywhere else. */
export function revokeApiKey({ apiKeys, clock }: ApiKeyDependencies) {
  return async (id: string, action: AdminAction): Promise<RevokeApiKeyOutcome> => {
    const change = { before: { revoked: false }, after: { revoked: true } };
    const jobs = auditJobs(action, { targetType: "ApiKey", targetId: id, ...change });
    const apiKey = isUuid(id) ? await apiKeys.revokeKey(id, clock.now(), jobs) : null;
    return apiKey ? { kind: "revoked", apiKey } : { kind: "notFound", id };
  };
}

/**
 * Returns a short access token in the owner's name with the key's scopes, for a valid key of an admin. Returns null for
 * any other key.
 */
export function exchangeApiKey({ apiKeys, issuer, grantRole, clock }: ApiKeyDependencies) {
  return async (token: string): Promise<IssuedAccessToken | null> => {
    const key = readApiKey(token);
    const now = clock.now();
    const used = key && (await apiKeys.useKey(key.id, hashOfSecret(key.secret), now));
    if (!used || grantRole(used.owner) !== "ADMIN") return null;
    return issuer.issueForApiKey(used.owner, used.apiKey, now);
  };
}
