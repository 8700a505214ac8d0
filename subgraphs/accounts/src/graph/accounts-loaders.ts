import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import type DataLoader from "dataloader";
import type { Address, AddressStore } from "../domain/users/address-store.js";
import type { Identity } from "../domain/identities/identity.js";
import type { IdentityStore } from "../domain/identities/identity-store.js";
import type { User } from "../domain/users/user.js";
import type { InstructorRequest } from "../domain/instructor-requests/instructor-request.js";
import type { InstructorRequestStore } from "../domain/instructor-requests/instructor-request-store.js";
import type { SentVerification } from "../domain/sign-up/email-verification-status.js";
import type { UserLock } from "../domain/sign-in/sign-in-try-store.js";
import type { UserSession } from "../domain/sessions/user-session.js";
import type { UserStore } from "../domain/users/user-store.js";

export interface AccountsLoaders {
  readonly users: DataLoader<string, User | null>;
  readonly addressesOfUser: DataLoader<string, readonly Address[]>;
  readonly instructorRequestOfUser: DataLoader<string, InstructorRequest | null>;
  readonly identitiesOfUser: DataLoader<string, readonly Identity[]>;
  readonly verificationOfUser: DataLoader<string, SentVerification | null>;
  readonly lockOfUser: DataLoader<string, UserLock | null>;
  readonly sessionsOfUser: DataLoader<string, readonly UserSession[]>;
}

export interface AccountsStores {
  readonly users: UserStore;
  readonly addresses: AddressStore;
  readonly instructorRequests: Pick<InstructorRequestStore, "newestRequests">;
  readonly identities: IdentityStore;
  readonly sessionsOf: (userIds: readonly string[]) => Promise<readonly UserSession[]>;
  readonly sentVerifications: (userIds: readonly string[]) => Promise<readonly SentVerification[]>;
  readonly locksOf: (userIds: readonly string[]) => Promise<readonly UserLock[]>;
}

const loadersKey = {};

/** Returns the batch loaders of this request: each kind of data costs one statement, for any number of users. */
export function accountsLoaders(
  { users, addresses, instructorRequests, identities, locksOf, sentVerifications, sessionsOf }: AccountsStores,
  context: GraphContext,
): AccountsLoaders {
  return oncePerRequest(context, loadersKey, () => ({
    users: batchLoader(
      (ids) => users.findUsers(ids),
      (user) => user.id,
    ),
    addressesOfUser: groupLoader(
      (ids) => addresses.addressesOf(ids),
      (address) => address.userId,
    ),
    instructorRequestOfUser: batchLoader(
      (ids) => instructorRequests.newestRequests(ids),
      (request) => request.userId,
    ),
    identitiesOfUser: groupLoader(
      (ids) => identities.identitiesOf(ids),
      (identity) => identity.userId,
    ),
    sessionsOfUser: groupLoader(sessionsOf, (session) => session.userId),
    verificationOfUser: batchLoader(sentVerifications, (sent) => sent.userId),
    lockOfUser: batchLoader(locksOf, (lock) => lock.userId),
  }));
}
