import { randomUUID } from "node:crypto";
import { demoUsers } from "@souk/demo/users";
import { assembleSubgraph } from "@souk/kernel/subgraph/assemble-subgraph";
import { customSorts } from "@souk/kernel/custom-fields/custom-filter";
import { entityFields } from "@souk/kernel/custom-fields/entity-fields";
import { withCustomFields } from "@souk/kernel/custom-fields/graph/with-custom-fields";
import { openDatabase, type Database } from "@souk/kernel/database/database";
import { FileUsesInDatabase } from "@souk/kernel/file-uses/file-places";
import { eventJobHandlers } from "@souk/kernel/domain-events/event-jobs";
import { failedJobsIn } from "@souk/kernel/jobs/failed-jobs";
import { ImportResolver } from "@souk/kernel/imports/import-resolver";
import { importRecords } from "@souk/kernel/imports/import-records";
import { ImportedRecords } from "@souk/kernel/imports/imported-records";
import { FileUsesResolver } from "@souk/kernel/file-uses/file-uses-resolver";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { subgraphSchema } from "@souk/kernel/graph/subgraph-schema";
import { startJobs } from "@souk/kernel/jobs/start-jobs";
import { KeyRing } from "@souk/kernel/keys/key-ring";
import { PeerClient } from "@souk/kernel/peers/peer-client";
import type { Subgraph, ServiceContext } from "@souk/kernel/subgraph/subgraph";
import type { Clock } from "@souk/kernel/values/clock";
import type { AccountsConfig } from "./config.js";
import { accountsDomain, type AccountsDomain } from "./domain/accounts-domain.js";
import { Argon2PasswordHasher } from "./domain/credentials/argon2-password-hasher.js";
import type { PasswordHasher } from "./domain/credentials/password-hasher.js";
import type { CartPeer, NotificationsPeer, OrdersPeer, PersonalDataPeer } from "./domain/peers.js";
import { SecretBox } from "./domain/keys/secret-box.js";
import { AccessTokenIssuer } from "./domain/sessions/access-token-issuer.js";
import { grantRole } from "./domain/sessions/session-role.js";
import { verificationCodeKey } from "./domain/sign-up/verification-code.js";
import { accountsReferences, findUser } from "./graph/accounts-references.js";
import { accountsTypes } from "./graph/accounts-types.js";
import { ApiKeyResolver } from "./graph/api-keys/api-key-resolver.js";
import { AuditResolver } from "./graph/audit/audit-resolver.js";
import { ChangePasswordResolver } from "./graph/credentials/change-password-resolver.js";
import { UsageResolver } from "./graph/client-usage/usage-resolver.js";
import { CredentialsResolver } from "./graph/credentials/credentials-resolver.js";
import { GuestResolver } from "./graph/guests/guest-resolver.js";
import { IdentityResolver } from "./graph/identities/identity-resolver.js";
import { InstructorRequestResolver } from "./graph/instructor-requests/instructor-request-resolver.js";
import { MyDataResolver } from "./graph/personal-data/my-data-resolver.js";
import { SecondFactorResolver } from "./graph/second-factor/second-factor-resolver.js";
import { SessionResolver } from "./graph/sessions/session-resolver.js";
import { SignInCookies } from "./graph/sign-in/sign-in-cookies.js";
import { SignInResolver } from "./graph/sign-in/sign-in-resolver.js";
import { SignUpResolver } from "./graph/sign-up/sign-up-resolver.js";
import { MatchingUsersResolver } from "./graph/user-admin/matching-users-resolver.js";
import { UserAdminResolver } from "./graph/user-admin/user-admin-resolver.js";
import { AddressFieldsResolver, UserFieldsResolver } from "./graph/users/declared-fields-resolver.js";
import { UserResolver } from "./graph/users/user-resolver.js";
import { accountsJobs, accountsSchedule } from "./jobs/accounts-jobs.js";
import { idOfSecretKey, KeySetHeartbeat, type WatchedKeys } from "./jobs/key-set-heartbeat.js";
import { jwksPage } from "./http/jwks-page.js";
import { passwordQueue } from "./password-queue.js";
import { countSignIns, showSessions } from "./sign-in-metrics.js";
import { CartClient } from "./peers/cart-client.js";
import { NotificationsClient } from "./peers/notifications-client.js";
import { OpenidProviders } from "./peers/openid-providers.js";
import { OrdersClient } from "./peers/orders-client.js";
import { personalDataPeers } from "./peers/personal-data-peers.js";
import { ApiKeyRepository } from "./store/api-keys/api-key-repository.js";
import { AuditRepository } from "./store/audit/audit-repository.js";
import { UsageRepository } from "./store/client-usage/usage-repository.js";
import { EmailChangeRepository } from "./store/credentials/email-change-repository.js";
import { PasswordResetRepository } from "./store/credentials/password-reset-repository.js";
import { accountsDatabase } from "./store/database-definition.js";
import { ImportedUserRepository } from "./store/import/imported-user-repository.js";
import { IdentityRepository } from "./store/identities/identity-repository.js";
import { InstructorRequestRepository } from "./store/instructor-requests/instructor-request-repository.js";
import { KeySetRepository } from "./store/keys/key-set-repository.js";
import { AccountsPersonalData } from "./store/personal-data/accounts-personal-data.js";
import { SecondFactorRepository } from "./store/second-factor/second-factor-repository.js";
import { seedDemoAccounts } from "./store/seed-demo-accounts.js";
import { SessionRepository } from "./store/sessions/session-repository.js";
import { SignInTryRepository } from "./store/sign-in/sign-in-try-repository.js";
import { VerificationRepository } from "./store/sign-up/verification-repository.js";
import { AddressRepository } from "./store/users/address-repository.js";
import { accountsFilePlaces } from "./store/file-places.js";
import { UserRepository } from "./store/users/user-repository.js";
import type { UserStore } from "./domain/users/user-store.js";

/** Dependencies that a test may replace. */
export interface AccountsOverrides {
  readonly notifications?: NotificationsPeer;
  readonly passwords?: PasswordHasher;
  readonly carts?: CartPeer;
  readonly orders?: OrdersPeer;
  readonly personalDataPeers?: readonly PersonalDataPeer[];
}

export async function startAccounts(
  config: AccountsConfig,
  serviceContext: ServiceContext,
  overrides: AccountsOverrides = {},
): Promise<Subgraph> {
  const { logger, clock, metrics } = serviceContext;
  await using resources = new AsyncDisposableStack();
  const database = resources.use(await openDatabase({ ...accountsDatabase, settings: config.database, logger }));
  const keys = resources.use(new KeyRing(config.accessTokenKeys, logger));
  const argon2 = await Argon2PasswordHasher.create(config.argon2);
  const passwords = overrides.passwords ?? argon2;
  const declared = declaredFields(config, serviceContext);
  const stores = repositories(database, declared);
  const countSignIn = countSignIns(metrics);
  const domain = accountsDomain({
    ...stores,
    ...declared,
    ...peers(serviceContext, overrides, stores.users),
    ...settings(config),
    ...tokens(config, keys),
    passwords,
    passwordQueue: passwordQueue({ concurrency: config.passwordConcurrency, hashMs: argon2.hashMs, metrics }),
    providers: new OpenidProviders({ providers: config.identityProviders, publicUrl: config.publicUrl, logger }),
    clock,
    newId: randomUUID,
    onSignIn: (end) => {
      countSignIn(end);
      if (end !== "signedIn" && end !== "secondFactorRequired") logger.info({ reason: end }, "sign-in refused");
    },
    onRecorded: ({ action, actor, targetType, targetId }) =>
      logger.info({ action, actorId: actor.userId, targetType, targetId }, "staff action"),
  });
  resources.use(showSessions(metrics, database));
  // before the demo data, because the configured admin may have the address of a demo account
  if (config.admin) await domain.ensureAdmin(config.admin);
  if (config.demoData) await seedDemoAccounts(database, passwords);
  const cookies = new SignInCookies({ secure: config.secureCookies, clock });
  const answers = {
    resolvers: [
      ...resolvers(domain, cookies, clock),
      new OutboxResolver(failedJobsIn(database)),
      new FileUsesResolver(new FileUsesInDatabase(database, accountsFilePlaces)),
      new ImportResolver(importRecords(domain.importers, new ImportedRecords(database))),
    ],
    references: accountsReferences(domain),
  };
  const schema = subgraphSchema(accountsTypes, answers, (plain) =>
    withCustomFields(plain, {
      subgraph: "accounts",
      customFields: serviceContext.project.fields,
      currency: declared.currency,
      find: { User: (id, context) => findUser(domain, id, context) },
    }),
  );
  resources.use(
    await startJobs("accounts", {
      database,
      serviceContext,
      handlers: { ...accountsJobs(domain), ...eventJobHandlers("accounts", { database, serviceContext }) },
      schedule: accountsSchedule,
    }),
  );
  const store = new KeySetRepository(database);
  resources.use(await KeySetHeartbeat.start({ store, keys: watchedKeys(config, keys), clock, logger }));
  const owned = resources.move();
  return await assembleSubgraph({
    name: "accounts",
    schema,
    serviceContext,
    database,
    resources: owned,
    pages: [jwksPage(keys)],
  });
}

/** The fields that the project has declared for users and addresses. */
function declaredFields({ currency }: AccountsConfig, { project }: ServiceContext) {
  const context = { currency };
  return {
    currency,
    userFields: entityFields(project.fields, "User", context),
    addressFields: entityFields(project.fields, "Address", context),
  };
}

function repositories(database: Database, declared: ReturnType<typeof declaredFields>) {
  return {
    users: new UserRepository(database, customSorts(declared.userFields)),
    addresses: new AddressRepository(database),
    sessions: new SessionRepository(database),
    verifications: new VerificationRepository(database),
    auditLog: new AuditRepository(database),
    instructorRequests: new InstructorRequestRepository(database),
    tries: new SignInTryRepository(database),
    resets: new PasswordResetRepository(database),
    emailChanges: new EmailChangeRepository(database),
    secondFactors: new SecondFactorRepository(database),
    identities: new IdentityRepository(database),
    apiKeys: new ApiKeyRepository(database),
    importedUsers: new ImportedUserRepository(database),
    usage: new UsageRepository(database),
    ownData: new AccountsPersonalData(database, declared),
  };
}

/** The clients of other subgraphs. */
function peers(serviceContext: ServiceContext, overrides: AccountsOverrides, users: UserStore) {
  const { logger, serviceTokens } = serviceContext;
  const peer = (callee: string): PeerClient =>
    new PeerClient({ caller: "accounts", callee, transport: serviceContext.peer(callee), serviceTokens });
  return {
    notifications: overrides.notifications ?? new NotificationsClient(peer("notifications"), users),
    carts: overrides.carts ?? new CartClient(peer("cart"), logger),
    orders: overrides.orders ?? new OrdersClient(peer("orders")),
    personalDataPeers: overrides.personalDataPeers ?? personalDataPeers(peer),
  };
}

function settings(config: AccountsConfig) {
  const { sessions, publicUrl, emailVerification, publicPasswords, secretKeys, clientUsageDays } = config;
  return {
    clientUsageDays,
    lifetimes: sessions,
    publicUrl,
    emailVerification,
    readablePasswords: new Set(demoUsers.map(({ password }) => password.toLowerCase())),
    publicPasswords,
    secretBox: new SecretBox(secretKeys),
  };
}

function tokens(config: AccountsConfig, keys: KeyRing) {
  const granting = grantRole(config.adminSecondFactor);
  const lifetimes = { userSeconds: config.accessTokenSeconds, guestSeconds: config.guestSessionDays * 86_400 };
  return {
    issuer: new AccessTokenIssuer(keys, lifetimes, granting),
    grantRole: granting,
    codeKeys: () => keys.usableKeys.map(verificationCodeKey),
  };
}

function resolvers(domain: AccountsDomain, cookies: SignInCookies, clock: Clock) {
  return [
    new SignUpResolver(domain, cookies),
    new SignInResolver(domain, cookies),
    new SecondFactorResolver(domain, cookies),
    new IdentityResolver(domain, cookies),
    new ApiKeyResolver(domain),
    new GuestResolver(domain, cookies),
    new CredentialsResolver(domain, cookies, clock),
    new SessionResolver(domain, cookies),
    new UserResolver(domain),
    new UserFieldsResolver(domain),
    new AddressFieldsResolver(domain),
    new ChangePasswordResolver(domain, cookies),
    new UserAdminResolver(domain),
    new MatchingUsersResolver(domain),
    new InstructorRequestResolver(domain),
    new AuditResolver(domain),
    new UsageResolver(domain),
    new MyDataResolver(domain, cookies),
  ];
}

function watchedKeys(config: AccountsConfig, keys: KeyRing): WatchedKeys[] {
  return [
    {
      setting: "ACCESS_TOKEN_KEYS",
      keyIds: () => keys.publicKeys.map(({ kid = "" }) => kid),
      consequence: "each refuses the access tokens of the other",
    },
    {
      setting: "ACCOUNTS_SECRET_KEY",
      keyIds: () => config.secretKeys.map(idOfSecretKey),
      consequence: "neither reads the second factors that the other has sealed",
    },
  ];
}
