import { expect } from "vitest";
import type { AdminActions } from "./audit-log-fixtures.js";
/** The admin actions of accounts. */
export const accountsActions: AdminActions = {
  setRole: async ({ shop }) => {
    const { id } = await shop.signUp();
    return {
      service: "accounts",
      call: `setRole(userId: "${id}", role: INSTRUCTOR) { ... on User { id } }`,
      targetType: "User",
      before: { role: "CUSTOMER" },
      after: { role: "INSTRUCTOR" },
    };
  },
  changeUserFields: async ({ shop }) => {
    const { id } = await shop.signUp();
    return {
      service: "accounts",
      // this shop has declared no fields
      call: `changeUserFields(input: { id: "${id}" }) { ... on User { id } }`,
      targetType: "User",
      before: {},
      after: {},
    };
  },
  deactivateUser: async ({ shop }) => {
    const { id } = await shop.signUp();
    return {
      service: "accounts",
      call: `deactivateUser(id: "${id}", reason: "spam") { ... on User { id } }`,
      targetType: "User",
      before: { isActive: true, reason: null },
      after: { isActive: false, reason: "spam" },
    };
  },
  reactivateUser: async ({ shop, admin }) => {
    const { id } = await shop.signUp();
    await admin.get(`mutation { deactivateUser(id: "${id}", reason: "spam") { __typename } }`);
    return {
      service: "accounts",
      call: `reactivateUser(id: "${id}") { ... on User { id } }`,
      targetType: "User",
      before: { isActive: false },
      after: { isActive: true },
    };
  },
  approveInstructorRequest: async (fixtures) => {
    const { id, targetId } = await fixtures.instructorRequest();
    return {
      service: "accounts",
      call: `approveInstructorRequest(id: "${id}") { __typename }`,
      targetType: "User",
      targetId,
      before: { role: "CUSTOMER", instructorRequest: { id, state: "OPEN" } },
      after: { role: "INSTRUCTOR", instructorRequest: { id, state: "APPROVED" } },
    };
  },
  rejectInstructorRequest: async (fixtures) => {
    const { id, targetId } = await fixtures.instructorRequest();
    return {
      service: "accounts",
      call: `rejectInstructorRequest(id: "${id}", reason: "too little") { __typename }`,
      targetType: "User",
      targetId,
      before: { instructorRequest: { id, state: "OPEN" }, reason: null },
      after: { instructorRequest: { id, state: "REJECTED" }, reason: "too little" },
    };
  },
  createApiKey: async () => ({
    service: "accounts",
    call: `createApiKey(input: { name: "the till", scopes: ["orders:read"] }) { ... on ApiKeyCreated { apiKey { id } } }`,
    targetType: "ApiKey",
    before: null,
    after: expect.objectContaining({ name: "the till", scopes: ["orders:read"] }),
  }),
  revokeApiKey: async ({ admin }) => {
    const made = `createApiKey(input: { name: "the till", scopes: ["orders:read"] }) { ... on ApiKeyCreated { apiKey { id } } }`;
    const { createApiKey } = await admin.get(`mutation { ${made} }`);
    return {
      service: "accounts",
      call: `revokeApiKey(id: "${createApiKey.apiKey.id}") { ... on ApiKey { id } }`,
      targetType: "ApiKey",
      before: { revoked: false },
      after: { revoked: true },
    };
  },
  resetSecondFactor: async ({ shop }) => {
    const { id } = await shop.signUp();
    await shop.rows(
      "accounts",
      `insert into second_factors (user_id, sealed_secret, created_at, confirmed_at) values ($1, 'x', now(), now())`,
      [id],
    );
    return {
      service: "accounts",
      call: `resetSecondFactor(userId: "${id}", reason: "lost phone") { ... on User { id } }`,
      targetType: "User",
      before: { twoFactorEnabled: true, reason: null },
      after: { twoFactorEnabled: false, reason: "lost phone" },
    };
  },
  unlockUser: async ({ shop }) => {
    const { id, email } = await shop.signUp();
    const wrong = `mutation { login(input: { email: "${email}", password: "a wrong password" }) { __typename } }`;
    for (let count = 0; count < 10; count += 1) await shop.client.get(wrong);
    return {
      service: "accounts",
      call: `unlockUser(id: "${id}") { ... on User { id } }`,
      targetType: "User",
      before: { lockedUntil: expect.stringMatching(/^\d{4}-/) },
      after: { lockedUntil: null },
    };
  },
};
