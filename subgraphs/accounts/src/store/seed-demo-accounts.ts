import { demoUsers } from "@souk/demo/users";
import type { Database } from "@souk/kernel/database/database";
import { seedOnce } from "@souk/kernel/database/seed-once";
import { In } from "typeorm";
import type { PasswordHasher } from "../domain/credentials/password-hasher.js";
import { AddressEntity } from "./users/address-entity.js";
import { UserEntity } from "./users/user-entity.js";

/**
 * Inserts the demo shop's users. An address or a username that is taken already, for example by the configured admin,
 * stays with its owner.
 */
export async function seedDemoAccounts(database: Database, passwords: PasswordHasher): Promise<void> {
  await seedOnce(database, "demo", async (manager) => {
    const users = await Promise.all(demoUsers.map((user) => userRow(user, passwords)));
    await manager.createQueryBuilder().insert().into(UserEntity).values(users).orIgnore().execute();
    const seeded = await manager.findBy(UserEntity, { id: In(users.map(({ id }) => id)) });
    const seededIds = new Set(seeded.map(({ id }) => id));
    const addresses = demoUsers.filter(({ id }) => seededIds.has(id)).flatMap(addressRows);
    await manager.insert(AddressEntity, addresses);
  });
}

async function userRow(user: (typeof demoUsers)[number], passwords: PasswordHasher): Promise<UserEntity> {
  const { id, email, username, fullName, role } = user;
  const passwordHash = await passwords.hash(user.password);
  const at = new Date(user.createdAt);
  return { id, email, username, fullName, role, passwordHash, isActive: true, emailVerifiedAt: at, createdAt: at };
}

function addressRows({ id: userId, addresses, createdAt }: (typeof demoUsers)[number]): AddressEntity[] {
  return addresses.map((address) => ({ ...address, custom: {}, userId, createdAt: new Date(createdAt) }));
}
