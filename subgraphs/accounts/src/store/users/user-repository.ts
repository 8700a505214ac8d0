import type { Database } from "@souk/kernel/database/database";
import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import type { CursorValue, ListedRow } from "@souk/kernel/values/page";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { Role } from "@souk/kernel/identity/viewer";
import { IsNull, type EntityManager } from "typeorm";
import type { AccountMail } from "../../domain/peers.js";
import type { Account, User } from "../../domain/users/user.js";
import type { OutboxJob } from "../../domain/outbox-job.js";
import type {
  CustomChange,
  LockedUser,
  NewAdmin,
  ProfileChange,
  UserChange,
  UserFilter,
  UserListRequest,
  UserStore,
} from "../../domain/users/user-store.js";
import { endProofsOf } from "../credentials/end-proofs-of.js";
import { enqueueAccountMail } from "../mail/enqueue-account-mail.js";
import { SessionEntity } from "../sessions/session-entities.js";
import { UserEntity } from "./user-entity.js";
import { accountFromRow, userColumns, userFromRow, type UserRow } from "./user-from-row.js";
import { searchCondition, userCondition, userPage, type UserCustomSorts } from "./user-list-sql.js";

/** Stores users in PostgreSQL. */
export class UserRepository implements UserStore {
  constructor(
    private readonly database: Database,
    private readonly customSorts: UserCustomSorts = new Map(),
  ) {}

  async findUsers(ids: readonly string[]): Promise<readonly User[]> {
    return (await this.rows(`where users.id = any($1)`, [ids])).map(userFromRow);
  }

  findAccountByEmail(email: string): Promise<Account | null> {
    return this.account(`lower(users.email) = lower($1)`, email);
  }

  findAccount(userId: string): Promise<Account | null> {
    return this.account(`users.id = $1`, userId);
  }

  async listUsers({ filter, sort, page, now }: UserListRequest): Promise<readonly ListedRow<User>[]> {
    const parameters = new SqlParameters();
    const condition = userCondition(filter, now, parameters);
    const { start, order, key } = userPage({ sort, page, customSorts: this.customSorts }, parameters);
    const rows: (UserRow & { sort_key: CursorValue[] })[] = await this.database.lists.query(
      `select ${userColumns}, ${key} as sort_key from users where ${condition} and ${start} ${order}`,
      parameters.values,
    );
    return rows.map((row) => ({ row: userFromRow(row), key: row.sort_key }));
  }

  async matchUsers(ids: readonly string[], search: string): Promise<readonly string[]> {
    const parameters = new SqlParameters();
    const condition = `users.id = any(${parameters.add(ids)}) and ${searchCondition(search, parameters)}`;
    const rows: { id: string }[] = await this.database.manager.query(
      `select id from users where ${condition}`,
      parameters.values,
    );
    return rows.map(({ id }) => id);
  }

  async matchEmails(emails: readonly string[]): Promise<readonly string[]> {
    const rows: { id: string }[] = await this.database.manager.query(
      `select id from users where lower(email) = any(select lower(given) from unnest($1::text[]) as given)
         and email_verified_at is not null and is_active`,
      [emails],
    );
    return rows.map(({ id }) => id);
  }

  async activeAdmins(limit: number): Promise<readonly string[]> {
    const rows: { id: string }[] = await this.database.manager.query(
      `select id from users where role = 'ADMIN' and is_active order by created_at, id limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  async countUsers(filter: UserFilter, now: Date): Promise<number> {
    const parameters = new SqlParameters();
    const sql = `select count(*)::int as count from users where ${userCondition(filter, now, parameters)}`;
    const [row]: { count: number }[] = await this.database.lists.query(sql, parameters.values);
    return row?.count ?? 0;
  }

  async updateProfile(userId: string, change: ProfileChange): Promise<User | "notFound" | "usernameTaken"> {
    const { custom = {}, ...columns } = change;
    const hasChanges = Object.values(columns).some((value) => value !== undefined);
    try {
      await this.database.transaction(async (manager) => {
        if (hasChanges) await manager.update(UserEntity, { id: userId }, columns);
        await mergeCustom(manager, userId, custom);
      });
    } catch (error) {
      if (violatedConstraint(error) === "users_username") return "usernameTaken";
      throw error;
    }
    const [user] = await this.findUsers([userId]);
    return user ?? "notFound";
  }

  changeCustom({ userId, change, jobs }: CustomChange): Promise<User | null> {
    return this.database.transaction(async (manager) => {
      const [row]: UserRow[] = await manager.query(`select ${userColumns} from users where id = $1 for no key update`, [
        userId,
      ]);
      if (!row) return null;
      await mergeCustom(manager, userId, change);
      const custom = { ...row.custom, ...change };
      await enqueueAll(manager, jobs(row.custom, custom));
      return { ...userFromRow(row), custom };
    });
  }

  changeUser(userId: string, decide: (locked: LockedUser) => UserChange | null): Promise<User | null> {
    return this.database.transaction(async (manager) => {
      // locks the admins and the user in one order, so that two admins who demote each other do so one after the other
      const concerned = `from users where id = $1 or (role = 'ADMIN' and is_active) order by id`;
      await manager.query(`select ${concerned} for no key update`, [userId]);
      // reads after locking, so that the rows include the changes of the previous lock holder
      const rows: UserRow[] = await manager.query(`select ${userColumns} ${concerned}`, [userId]);
      const row = rows.find(({ id }) => id === userId);
      if (!row) return null;
      const hasOtherAdmin = rows.some(({ id, role, is_active }) => id !== userId && role === "ADMIN" && is_active);
      const user = userFromRow(row);
      const change = decide({ user, hasOtherAdmin });
      if (!change) return user;
      const { jobs, endsSessions = false, endsSecondFactor = false, ...columns } = change;
      if (Object.keys(columns).length > 0) await manager.update(UserEntity, { id: userId }, columns);
      // deletes its recovery codes and waiting sign-ins too
      if (endsSecondFactor) await manager.query(`delete from second_factors where user_id = $1`, [userId]);
      if (endsSessions) await manager.delete(SessionEntity, { userId });
      await enqueueAll(manager, jobs);
      return { ...user, ...columns, ...(endsSecondFactor ? { twoFactorEnabled: false } : {}) };
    });
  }

  deleteUser(userId: string, jobs: readonly OutboxJob[]): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      // as in `changeUser`: when the last two admins leave concurrently, one stays
      const rows: { id: string; role: Role; is_active: boolean }[] = await manager.query(
        `select id, role, is_active from users where id = $1 or (role = 'ADMIN' and is_active) order by id for update`,
        [userId],
      );
      const own = rows.find(({ id }) => id === userId);
      if (!own) return true;
      const isAdmin = own.role === "ADMIN" && own.is_active;
      if (isAdmin && rows.length === 1) return false;
      await manager.query(`delete from users where id = $1`, [userId]);
      await enqueueAll(manager, jobs);
      return true;
    });
  }

  replacePasswordHash(userId: string, fromHash: string, toHash: string): Promise<boolean> {
    return replaceHash(this.database.manager, userId, fromHash, toHash);
  }

  changePassword(userId: string, fromHash: string | null, toHash: string, notice: AccountMail): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      if (!(await replaceHash(manager, userId, fromHash, toHash))) return false;
      await endProofsOf(manager, userId);
      await enqueueAccountMail(manager, notice);
      return true;
    });
  }

  async ensureAdmin({ id, email, passwordHash, createdAt }: NewAdmin): Promise<void> {
    await this.database.manager.query(
      `insert into users (id, email, role, password_hash, email_verified_at, created_at)
       values ($1, $2, 'ADMIN', $3, $4, $4)
       on conflict (lower(email)) do update set
         role = 'ADMIN',
         password_hash = case when users.email_verified_at is null then excluded.password_hash else users.password_hash end,
         email_verified_at = coalesce(users.email_verified_at, excluded.email_verified_at)`,
      [id, email, passwordHash, createdAt],
    );
  }

  private async account(condition: string, value: string): Promise<Account | null> {
    const sql = `select ${userColumns}, users.password_hash from users where ${condition}`;
    const [row]: (UserRow & { password_hash: string | null })[] = await this.database.manager.query(sql, [value]);
    return row ? accountFromRow(row) : null;
  }

  private rows(where: string, values: unknown[]): Promise<UserRow[]> {
    return this.database.manager.query(`select ${userColumns} from users ${where}`, values);
  }
}

async function mergeCustom(manager: EntityManager, userId: string, change: CustomValues): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await manager.query(`update users set custom = custom || $2::jsonb where id = $1`, [userId, JSON.stringify(change)]);
}

async function replaceHash(
  manager: EntityManager,
  id: string,
  fromHash: string | null,
  toHash: string,
): Promise<boolean> {
  const passwordHash = fromHash ?? IsNull();
  const { affected } = await manager.update(UserEntity, { id, passwordHash }, { passwordHash: toHash });
  return affected === 1;
}
