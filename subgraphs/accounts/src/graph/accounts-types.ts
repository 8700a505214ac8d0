import { ImportResolver } from "@souk/kernel/imports/import-resolver";
import { FileUsesResolver } from "@souk/kernel/file-uses/file-uses-resolver";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { ApiKeyResolver } from "./api-keys/api-key-resolver.js";
import { AuditResolver } from "./audit/audit-resolver.js";
import { UsageResolver } from "./client-usage/usage-resolver.js";
import { CredentialsResolver } from "./credentials/credentials-resolver.js";
import { GuestResolver } from "./guests/guest-resolver.js";
import { InstructorRequestResolver } from "./instructor-requests/instructor-request-resolver.js";
import { IdentityResolver } from "./identities/identity-resolver.js";
import { SecondFactorResolver } from "./second-factor/second-factor-resolver.js";
import { MatchingUsersResolver } from "./user-admin/matching-users-resolver.js";
import { MyDataResolver } from "./personal-data/my-data-resolver.js";
import { SessionResolver } from "./sessions/session-resolver.js";
import { SignUpResolver } from "./sign-up/sign-up-resolver.js";
import { SignInResolver } from "./sign-in/sign-in-resolver.js";
import { UserAdminResolver } from "./user-admin/user-admin-resolver.js";
import { AddressFieldsResolver, UserFieldsResolver } from "./users/declared-fields-resolver.js";
import { UserResolver } from "./users/user-resolver.js";
import { ChangePasswordResolver } from "./credentials/change-password-resolver.js";
import { InstructorType } from "./users/user-type.js";

export const accountsTypes: GraphTypes = {
  resolvers: [
    SignUpResolver,
    SignInResolver,
    SecondFactorResolver,
    IdentityResolver,
    ApiKeyResolver,
    GuestResolver,
    CredentialsResolver,
    SessionResolver,
    UserResolver,
    UserFieldsResolver,
    AddressFieldsResolver,
    FileUsesResolver,
    ChangePasswordResolver,
    UserAdminResolver,
    MatchingUsersResolver,
    InstructorRequestResolver,
    AuditResolver,
    UsageResolver,
    MyDataResolver,
    OutboxResolver,
    ImportResolver,
  ],
  orphanedTypes: [InstructorType],
};
