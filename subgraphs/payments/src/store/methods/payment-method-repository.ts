import type { Database } from "@souk/kernel/database/database";
import { lockUntilCommit } from "@souk/kernel/database/lock-until-commit";
import type { EntityManager } from "typeorm";
import type { PaymentMethodStore } from "../../domain/methods/payment-method-store.js";
import type { PaymentMethod } from "../../domain/methods/payment-method.js";
import { PaymentMethodEntity } from "./payment-method-entity.js";

/** Stores payment methods in PostgreSQL. */
export class PaymentMethodRepository implements PaymentMethodStore {
  constructor(private readonly database: Database) {}

  async listMethods(userId: string): Promise<readonly PaymentMethod[]> {
    return this.database.manager.find(PaymentMethodEntity, {
      where: { userId },
      order: { createdAt: "DESC", id: "DESC" },
    });
  }

  async findMethod(id: string, userId: string): Promise<PaymentMethod | null> {
    return this.database.manager.findOneBy(PaymentMethodEntity, { id, userId });
  }

  async findDefaultMethod(userId: string): Promise<PaymentMethod | null> {
    return this.database.manager.findOneBy(PaymentMethodEntity, { userId, isDefault: true });
  }

  insertMethod(method: Omit<PaymentMethod, "isDefault">, max: number): Promise<PaymentMethod | null> {
    const { userId } = method;
    return this.changing(userId, async (manager) => {
      const count = await manager.countBy(PaymentMethodEntity, { userId });
      if (count >= max) return null;
      const isDefault = !(await manager.existsBy(PaymentMethodEntity, { userId, isDefault: true }));
      const added = { ...method, isDefault };
      await manager.insert(PaymentMethodEntity, added);
      return added;
    });
  }

  setDefaultMethod(id: string, userId: string): Promise<PaymentMethod | null> {
    return this.changing(userId, async (manager) => {
      const method = await manager.findOneBy(PaymentMethodEntity, { id, userId });
      if (!method) return null;
      await manager.update(PaymentMethodEntity, { userId, isDefault: true }, { isDefault: false });
      await manager.update(PaymentMethodEntity, { id, userId }, { isDefault: true });
      method.isDefault = true;
      return method;
    });
  }

  removeMethod(id: string, userId: string): Promise<PaymentMethod | null> {
    return this.changing(userId, async (manager) => {
      const method = await manager.findOneBy(PaymentMethodEntity, { id, userId });
      if (!method) return null;
      await manager.delete(PaymentMethodEntity, { id, userId });
      if (method.isDefault) await makeOldestDefault(manager, userId);
      return method;
    });
  }

  /** Concurrent changes for one user wait for each other, so that the count and the default stay correct. */
  private changing<Result>(userId: string, change: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.database.transaction(async (manager) => {
      await lockUntilCommit(manager, userId);
      return change(manager);
    });
  }
}

async function makeOldestDefault(manager: EntityManager, userId: string): Promise<void> {
  const [oldest] = await manager.find(PaymentMethodEntity, {
    where: { userId },
    order: { createdAt: "ASC", id: "ASC" },
    take: 1,
  });
  if (oldest) await manager.update(PaymentMethodEntity, { id: oldest.id, userId }, { isDefault: true });
}
