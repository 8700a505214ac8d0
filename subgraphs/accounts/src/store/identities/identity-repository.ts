import type { Database } from "@souk/kernel/database/database";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import { enqueue } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { Identity, ProvenIdentity } from "../../domain/identities/identity.js";
import type {
  IdentityStore,
  NewIdentity,
  ProviderAttempt,
  UnlinkedIdentity,
} from "../../domain/identities/identity-store.js";
import type { SignInChangeNotice } from "../../domain/mail/sign-in-change.js";
import type { User } from "../../domain/users/user.js";
import { userColumns, userFromRow, type UserRow } from "../users/user-from-row.js";

const attemptColumns = `state_hash as "stateHash", browser_hash as "browserHash", provider, sealed_secrets as "sealedSecrets",
  return_to as "returnTo", link_user_id as "linkUserId", expires_at as "expiresAt"`;

interface UnlinkedRow extends Omit<ProvenIdentity, "fullName"> {
  readonly tokenHash: Buffer;
  readonly userId: string;
  readonly expiresAt: Date;
}

const unlinkedColumns = `token_hash as "tokenHash", user_id as "userId", provider, issuer, subject, email, expires_at as "expiresAt"`;

/** Stores outside identities and sign-in attempts in PostgreSQL. */
export class IdentityRepository implements IdentityStore {
  constructor(private readonly database: Database) {}

  async startAttempt(attempt: ProviderAttempt): Promise<void> {
    const { stateHash, browserHash, provider, sealedSecrets, returnTo, linkUserId, expiresAt } = attempt;
    await this.database.manager.query(
      `insert into provider_attempts (state_hash, browser_hash, provider, sealed_secrets, return_to, link_user_id, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [stateHash, browserHash, provider, sealedSecrets, returnTo, linkUserId, expiresAt],
    );
  }

  async takeAttempt(stateHash: Buffer, now: Date): Promise<ProviderAttempt | null> {
    const [rows]: [ProviderAttempt[], number] = await this.database.manager.query(
      `delete from provider_attempts where state_hash = $1 and expires_at > $2 returning ${attemptColumns}`,
      [stateHash, now],
    );
    return rows[0] ?? null;
  }

  async useIdentity({ issuer, subject }: Pick<ProvenIdentity, "issuer" | "subject">, now: Date): Promise<User | null> {
    const [row]: UserRow[] = await this.database.manager.query(
      `with used as (
         update identities set last_used_at = $3 where issuer = $1 and subject = $2 returning user_id
       )
       select ${userColumns} from users join used on used.user_id = users.id`,
      [issuer, subject, now],
    );
    return row ? userFromRow(row) : null;
  }

  async registerByIdentity(
    { id, email, fullName }: Parameters<IdentityStore["registerByIdentity"]>[0],
    identity: NewIdentity,
  ): Promise<User | null> {
    return this.unlessTaken(async (manager) => {
      const [row]: UserRow[] = await manager.query(
        `insert into users (id, email, full_name, role, email_verified_at, created_at)
         values ($1, $2, $3, 'CUSTOMER', $4, $4)
         on conflict (lower(email)) do update set
           email = excluded.email, username = null, full_name = excluded.full_name, password_hash = null,
           email_verified_at = excluded.email_verified_at, created_at = excluded.created_at
         where users.email_verified_at is null and users.is_active
         returning ${userColumns}`,
        [id, email, fullName, identity.now],
      );
      if (!row) return null;
      await manager.query(`delete from email_verifications where user_id = $1`, [row.id]);
      await insertIdentity(manager, row.id, identity);
      return userFromRow(row);
    });
  }

  async linkIdentity(userId: string, identity: NewIdentity, notice: SignInChangeNotice): Promise<boolean> {
    const linked = await this.unlessTaken(async (manager) => {
      await insertIdentity(manager, userId, identity);
      await enqueue(manager, "tellSignInNews", notice);
      return true;
    });
    return linked === true;
  }

  async storeUnlinked({ tokenHash, userId, identity, expiresAt }: UnlinkedIdentity): Promise<void> {
    const { provider, issuer, subject, email } = identity;
    await this.database.manager.query(
      `insert into unlinked_identities (token_hash, user_id, provider, issuer, subject, email, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tokenHash, userId, provider, issuer, subject, email, expiresAt],
    );
  }

  async findUnlinked(tokenHash: Buffer, now: Date): Promise<UnlinkedIdentity | null> {
    const [row]: UnlinkedRow[] = await this.database.manager.query(
      `select ${unlinkedColumns} from unlinked_identities where token_hash = $1 and expires_at > $2`,
      [tokenHash, now],
    );
    return row ? unlinkedFrom(row) : null;
  }

  async linkUnlinked(
    tokenHash: Buffer,
    { id, now }: Omit<NewIdentity, "identity">,
    notice: SignInChangeNotice,
  ): Promise<boolean> {
    const linked = await this.unlessTaken(async (manager) => {
      const [rows]: [UnlinkedRow[], number] = await manager.query(
        `delete from unlinked_identities where token_hash = $1 and expires_at > $2 returning ${unlinkedColumns}`,
        [tokenHash, now],
      );
      const [row] = rows;
      if (!row) return null;
      await insertIdentity(manager, row.userId, { id, now, identity: row });
      await enqueue(manager, "tellSignInNews", notice);
      return true;
    });
    return linked === true;
  }

  identitiesOf(userIds: readonly string[]): Promise<readonly Identity[]> {
    return this.database.manager.query(
      `select id, user_id as "userId", provider, email, linked_at as "linkedAt", last_used_at as "lastUsedAt"
       from identities where user_id = any($1) order by linked_at, id`,
      [userIds],
    );
  }

  unlinkIdentity(
    userId: string,
    identityId: string,
    notice: SignInChangeNotice,
  ): Promise<"unlinked" | "notFound" | "onlySignInMethod"> {
    return this.database.transaction(async (manager) => {
      // locks the user's row, so that concurrent calls cannot unlink the last two identities
      const [user]: { has_password: boolean }[] = await manager.query(
        `select password_hash is not null as has_password from users where id = $1 for no key update`,
        [userId],
      );
      if (!user) return "notFound";
      if (!user.has_password && Number(await countIdentities(manager, userId)) <= 1) return "onlySignInMethod";
      const [, unlinked]: [unknown[], number] = await manager.query(
        `delete from identities where id = $1 and user_id = $2`,
        [identityId, userId],
      );
      if (unlinked === 0) return "notFound";
      await enqueue(manager, "tellSignInNews", notice);
      return "unlinked";
    });
  }

  async forgetExpiredAttempts(now: Date): Promise<void> {
    await this.database.manager.query(`delete from provider_attempts where expires_at <= $1`, [now]);
    await this.database.manager.query(`delete from unlinked_identities where expires_at <= $1`, [now]);
  }

  /** Returns null when the identity was linked to another user in the meantime. */
  private async unlessTaken<T>(run: (manager: EntityManager) => Promise<T>): Promise<T | null> {
    try {
      return await this.database.transaction(run);
    } catch (error) {
      if (violatedConstraint(error) === "identities_subject") return null;
      throw error;
    }
  }
}

async function insertIdentity(
  manager: EntityManager,
  userId: string,
  { id, identity, now }: NewIdentity,
): Promise<void> {
  const { provider, issuer, subject, email } = identity;
  await manager.query(
    `insert into identities (id, user_id, provider, issuer, subject, email, linked_at, last_used_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [id, userId, provider, issuer, subject, email, now],
  );
}

/** Counts in a separate statement, because a statement that waited for the lock would use an outdated count. */
async function countIdentities(manager: EntityManager, userId: string): Promise<string> {
  const [row]: { count: string }[] = await manager.query(`select count(*) from identities where user_id = $1`, [
    userId,
  ]);
  return row?.count ?? "0";
}

function unlinkedFrom({ tokenHash, userId, expiresAt, ...identity }: UnlinkedRow): UnlinkedIdentity {
  return { tokenHash, userId, expiresAt, identity };
}
