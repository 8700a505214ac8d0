import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";

export interface UserAddress extends Row {
  readonly email: string;
}

export interface SentMail {
  readonly subject: string;
  readonly recipient: string;
}

/** The mails about orders for which notifications got the address from accounts. */
export interface UserMails extends Row {
  /** The newest mail to each address. */
  readonly mails: readonly SentMail[];
  /** The recipients of mails about a change of address: the user's old and new addresses. */
  readonly changed: readonly string[];
}

/** Mail about a user's orders is sent to an address of that user. */
export const mailAddresses: Check<{ user: UserAddress; sent: UserMails }> = {
  name: "mail-addresses",
  compares: "mails about orders with the addresses of their users",
  of: "users",
  advice: "Ask who changed the mail, and send it again to the user.",
  sources: {
    user: { database: "accounts", sql: `select id::text as key, email from users` },
    sent: {
      database: "notifications",
      sql: `
        select user_id::text as key, max(newest) as "freshAt",
          coalesce(jsonb_agg(jsonb_build_object('subject', subject, 'recipient', recipient) order by recipient)
            filter (where is_of_order), '[]') as mails,
          coalesce(jsonb_agg(recipient) filter (where not is_of_order), '[]') as changed
        from (
          select user_id, lower(recipient) as recipient, kind <> 'EMAIL_CHANGED' as is_of_order,
            (array_agg(subject order by created_at desc))[1] as subject, greatest(max(created_at), max(sent_at)) as newest
          from notifications
          where user_id is not null and recipient <> 'erased'
            and (kind = 'EMAIL_CHANGED' or (asks_accounts and order_id is not null))
          group by 1, 2, 3
        ) mail group by user_id`,
    },
  },
  compare: ({ user, sent }) => compareAddresses(user, sent),
};

/** Compares the addresses. A user who has deleted the account has no address to compare with. */
export function compareAddresses(user: UserAddress | undefined, sent: UserMails | undefined): Finding[] {
  if (!user || !sent) return [];
  const theirs = new Set([user.email.toLowerCase(), ...sent.changed]);
  return sent.mails
    .filter(({ recipient }) => !theirs.has(recipient))
    .map(({ subject }) => ({
      subject: `mail "${subject}"`,
      expected: `an address of user ${user.key}`,
      found: "another address",
    }));
}
