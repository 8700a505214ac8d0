import { enqueueAll, type NewJob } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { AccountMail } from "../../domain/peers.js";

/** Enqueues a mail. With a key, it replaces an unsent mail, whose link is invalid. */
export async function enqueueAccountMail(manager: EntityManager, mail: AccountMail, key?: string): Promise<void> {
  await enqueueAccountMails(manager, [[mail, key]]);
}

export async function enqueueAccountMails(
  manager: EntityManager,
  mails: readonly (readonly [mail: AccountMail, key?: string | undefined])[],
): Promise<void> {
  await enqueueAll(
    manager,
    mails.map(([data, key]): NewJob => ({ task: "sendAccountMail", data, options: key === undefined ? {} : { key } })),
  );
}
