import type { Database } from "@souk/kernel/database/database";
import { In, type EntityManager } from "typeorm";
import { maxAddresses, type Address, type AddressStore, type AddressToSave } from "../../domain/users/address-store.js";
import { AddressEntity } from "./address-entity.js";

/** Stores address books in PostgreSQL. */
export class AddressRepository implements AddressStore {
  constructor(private readonly database: Database) {}

  async addressesOf(userIds: readonly string[]): Promise<readonly (Address & { readonly userId: string })[]> {
    const rows = await this.database.manager.find(AddressEntity, {
      where: { userId: In(userIds) },
      order: { isDefault: "DESC", createdAt: "ASC", id: "ASC" },
    });
    return rows.map(addressFromRow);
  }

  saveAddress(saved: AddressToSave): Promise<Address | "notFound" | "full"> {
    return this.database.transaction(async (manager) => {
      // locks the user's row, because two concurrent first addresses would both become the default
      const owner: unknown[] = await manager.query(`select 1 from users where id = $1 for no key update`, [
        saved.userId,
      ]);
      if (owner.length === 0) return "notFound";
      return saved.id === null ? insertAddress(manager, saved) : replaceAddress(manager, saved, saved.id);
    });
  }

  deleteAddress(userId: string, id: string): Promise<Address | null> {
    return this.database.transaction(async (manager) => {
      await manager.query(`select 1 from users where id = $1 for no key update`, [userId]);
      const known = await manager.findOneBy(AddressEntity, { id, userId });
      if (!known) return null;
      await manager.delete(AddressEntity, { id, userId });
      if (known.isDefault) await makeOldestDefault(manager, userId);
      return addressFromRow(known);
    });
  }
}

function addressFromRow({ createdAt: _at, custom, ...address }: AddressEntity): Address & { readonly userId: string } {
  return { ...address, custom: { ...custom } };
}

async function makeOldestDefault(manager: EntityManager, userId: string): Promise<void> {
  const [oldest] = await manager.find(AddressEntity, {
    where: { userId },
    order: { createdAt: "ASC", id: "ASC" },
    take: 1,
  });
  if (oldest) await manager.update(AddressEntity, { id: oldest.id }, { isDefault: true });
}

async function insertAddress(manager: EntityManager, saved: AddressToSave): Promise<Address | "full"> {
  const { userId, newId: id, address, custom = {}, makeDefault, now } = saved;
  const count = await manager.countBy(AddressEntity, { userId });
  if (count >= maxAddresses) return "full";
  if (makeDefault) await clearDefault(manager, userId);
  const added = { ...address, id, custom, isDefault: makeDefault || count === 0 };
  await manager.insert(AddressEntity, { ...added, userId, createdAt: now });
  return added;
}

async function replaceAddress(
  manager: EntityManager,
  { userId, address, custom, makeDefault }: AddressToSave,
  id: string,
): Promise<Address | "notFound"> {
  const known = await manager.findOneBy(AddressEntity, { id, userId });
  if (!known) return "notFound";
  if (makeDefault && !known.isDefault) await clearDefault(manager, userId);
  const isDefault = makeDefault || known.isDefault;
  const replaced = { ...address, id, isDefault, custom: { ...known.custom, ...custom } };
  await manager.update(AddressEntity, { id, userId }, replaced);
  return replaced;
}

async function clearDefault(manager: EntityManager, userId: string): Promise<void> {
  await manager.update(AddressEntity, { userId, isDefault: true }, { isDefault: false });
}
