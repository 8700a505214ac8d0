import type { PeerClient, PeerOperation } from "@souk/kernel/peers/peer-client";
import type { Person } from "@souk/kernel/peers/personal-data";
import type { PersonalDataPeer } from "../domain/peers.js";
import * as cart from "./generated/cart.js";
import * as catalog from "./generated/catalog.js";
import * as courses from "./generated/courses.js";
import * as media from "./generated/media.js";
import * as notifications from "./generated/notifications.js";
import * as orders from "./generated/orders.js";
import * as payments from "./generated/payments.js";
import * as reviews from "./generated/reviews.js";
import * as shipping from "./generated/shipping.js";

/** The operations of every service that stores personal data. */
interface PersonalDataOperations {
  readonly PersonalDataDocument: PeerOperation<{ personalData: unknown }, { person: Person }>;
  readonly ErasePersonalDataDocument: PeerOperation<{ erasePersonalData: boolean }, { person: Person }>;
}

/** The deadline of a read: the user waits for the slowest service. */
const readDeadlineMs = 8000;

class PersonalDataClient implements PersonalDataPeer {
  constructor(
    readonly service: string,
    private readonly peer: PeerClient,
    private readonly operations: PersonalDataOperations,
  ) {}

  async read(person: Person): Promise<unknown> {
    const options = { idempotent: true, deadlineMs: readDeadlineMs };
    return (await this.peer.call(this.operations.PersonalDataDocument, { person: plain(person) }, options))
      .personalData;
  }

  async erase(person: Person): Promise<void> {
    await this.peer.call(this.operations.ErasePersonalDataDocument, { person: plain(person) }, { idempotent: true });
  }
}

function plain({ userId, email }: Person): Person {
  return { userId, email };
}

const operationsByService: Readonly<Record<string, PersonalDataOperations>> = {
  cart,
  catalog,
  orders,
  payments,
  shipping,
  notifications,
  courses,
  reviews,
  media,
};

/** Returns every service that stores personal data, except accounts. Inventory stores only products. */
export function personalDataPeers(peer: (callee: string) => PeerClient): readonly PersonalDataPeer[] {
  return Object.entries(operationsByService).map(
    ([service, operations]) => new PersonalDataClient(service, peer(service), operations),
  );
}
