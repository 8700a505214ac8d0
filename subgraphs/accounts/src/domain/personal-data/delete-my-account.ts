import { unlessUnavailable, type ServiceUnavailable } from "@souk/kernel/peers/unless-unavailable";
import type { Clock } from "@souk/kernel/values/clock";
import type { Person } from "@souk/kernel/peers/personal-data";
import type { AccountMail, OrdersPeer, PersonalDataPeer } from "../peers.js";
import type { OwnSession, ProveOwner } from "../sign-in/prove-owner.js";
import type { PasswordRefusal } from "../sign-in/prove-password.js";
import type { OutboxJob } from "../outbox-job.js";
import type { User } from "../users/user.js";
import type { UserStore } from "../users/user-store.js";

export type DeleteMyAccountOutcome =
  | { readonly kind: "deleted"; readonly deletedAt: Date }
  | PasswordRefusal
  | { readonly kind: "lastAdmin" }
  | { readonly kind: "unfinishedOrders"; readonly numbers: readonly string[] }
  | ServiceUnavailable;

export interface DeleteMyAccountDependencies {
  readonly users: UserStore;
  readonly proveOwner: ProveOwner;
  readonly personalDataPeers: readonly PersonalDataPeer[];
  readonly orders: OrdersPeer;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** The outbox job to erase a person's data in one service. */
export interface Erasure {
  readonly service: string;
  readonly person: Person;
}

/**
 * Deletes a user: the account with all its data at once, and data in other services by the outbox. Orders stay without
 * the person. Refused while deliveries or payments are open, because they need the address.
 */
export function deleteMyAccount(deps: DeleteMyAccountDependencies) {
  const { users, proveOwner, orders, clock } = deps;
  return async (session: OwnSession, password: string | null): Promise<DeleteMyAccountOutcome> => {
    const proof = await proveOwner(session, password);
    if (proof.kind !== "proven") return proof;
    const { userId } = session;
    const numbers = await unlessUnavailable(() => orders.unfinishedOrders(userId));
    if ("kind" in numbers) return numbers;
    if (numbers.length > 0) return { kind: "unfinishedOrders", numbers };
    const isDeleted = await users.deleteUser(userId, jobsOf(deps, proof.user));
    return isDeleted ? { kind: "deleted", deletedAt: clock.now() } : { kind: "lastAdmin" };
  };
}

/** Returns the jobs that notify the user and make every service erase the person. */
function jobsOf({ personalDataPeers, newId }: DeleteMyAccountDependencies, user: User): OutboxJob[] {
  const { id: userId, email, locale = null } = user;
  const addressee = { recipient: email, userId: null, locale };
  const mail: AccountMail = { eventId: newId(), kind: "ACCOUNT_DELETED", ...addressee, data: {} };
  const erasures = personalDataPeers.map(({ service }): Erasure => ({ service, person: { userId, email } }));
  return [{ task: "sendAccountMail", data: mail }, ...erasures.map((data) => ({ task: "eraseAtKeeper", data }))];
}

/** Erases the person in one service. The outbox retries it until it succeeds. */
export function eraseAtPeer({ personalDataPeers }: { readonly personalDataPeers: readonly PersonalDataPeer[] }) {
  return async ({ service, person }: Erasure): Promise<void> => {
    const peer = personalDataPeers.find((candidate) => candidate.service === service);
    if (!peer) throw new Error(`${service} stores no personal data`);
    await peer.erase(person);
  };
}
