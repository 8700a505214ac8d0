import { randomUUID } from "node:crypto";
import type { Database } from "@souk/kernel/database/database";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import type { EntityManager } from "typeorm";
import type { ImportedUser, ImportedUserStore } from "../../domain/import/imported-user-store.js";
import { AddressEntity } from "../users/address-entity.js";
import { UserEntity } from "../users/user-entity.js";

/** Stores users of other systems in PostgreSQL. */
export class ImportedUserRepository implements ImportedUserStore {
  constructor(private readonly database: Database) {}

  async findByEmail(email: string): Promise<string | null> {
    const [row]: { id: string }[] = await this.database.manager.query(
      `select id from users where lower(email) = lower($1)`,
      [email],
    );
    return row?.id ?? null;
  }

  exists(id: string): Promise<boolean> {
    return this.database.manager.existsBy(UserEntity, { id });
  }

  insert(user: ImportedUser): Promise<"inserted" | "taken"> {
    return this.unlessTaken("inserted", async (manager) => {
      const { address: _address, emailVerified, createdAt, ...plain } = user;
      await manager.insert(UserEntity, { ...plain, createdAt, emailVerifiedAt: emailVerified ? createdAt : null });
      await addAddress(manager, user);
    });
  }

  update(user: ImportedUser): Promise<"updated" | "taken"> {
    return this.unlessTaken("updated", async (manager) => {
      const { id, email, username, fullName, role, isActive, emailVerified, passwordHash, createdAt } = user;
      await manager.query(
        `update users set email = $2, username = $3, full_name = $4, role = $5, is_active = $6,
           email_verified_at = coalesce(email_verified_at, case when $7 then $9::timestamptz end),
           password_hash = coalesce(password_hash, $8)
         where id = $1`,
        [id, email, username, fullName, role, isActive, emailVerified, passwordHash, createdAt],
      );
      await addAddress(manager, user);
    });
  }

  private async unlessTaken<Done extends string>(
    done: Done,
    write: (manager: EntityManager) => Promise<void>,
  ): Promise<Done | "taken"> {
    try {
      await this.database.transaction(write);
      return done;
    } catch (error) {
      if (["users_email", "users_username"].includes(violatedConstraint(error) ?? "")) return "taken";
      throw error;
    }
  }
}

async function addAddress(manager: EntityManager, { id, address, createdAt }: ImportedUser): Promise<void> {
  if (!address) return;
  await manager.query(`select 1 from users where id = $1 for no key update`, [id]);
  if (await manager.existsBy(AddressEntity, { userId: id })) return;
  await manager.insert(AddressEntity, { ...address, id: randomUUID(), userId: id, isDefault: true, createdAt });
}
