import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { ApiKeyResolver } from "./api-key-resolver.js";
import { AuditResolver } from "./audit-resolver.js";
import { CredentialsResolver } from "./credentials-resolver.js";
import { GuestResolver } from "./guest-resolver.js";
import { InstructorRequestResolver } from "./instructor-request-resolver.js";
import { IdentityResolver } from "./identity-resolver.js";
import { SecondFactorResolver } from "./second-factor-resolver.js";
import { MatchingUsersResolver } from "./matching-users-resolver.js";
import { MyDataResolver } from "./my-data-resolver.js";
import { SessionResolver } from "./session-resolver.js";
import { SignInResolver } from "./sign-in-resolver.js";
import { UserAdminResolver } from "./user-admin-resolver.js";
import { UserResolver } from "./user-resolver.js";
import { InstructorType } from "./user-type.js";

export const accountsTypes: GraphTypes = {
  resolvers: [
    SignInResolver,
    SecondFactorResolver,
    IdentityResolver,
    ApiKeyResolver,
    GuestResolver,
    CredentialsResolver,
    SessionResolver,
    UserResolver,
    UserAdminResolver,
    MatchingUsersResolver,
    InstructorRequestResolver,
    AuditResolver,
    MyDataResolver,
    OutboxResolver,
  ],
  orphanedTypes: [InstructorType],
};
