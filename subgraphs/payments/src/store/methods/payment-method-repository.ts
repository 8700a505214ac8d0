import type { Database } from "@souk/kernel/database/database";
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

  insertMethod(method: PaymentMethod, max: number): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      // Concurrent additions for one user wait for each other, so that the count stays correct.
      await manager.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [method.userId]);
      const count = await manager.countBy(PaymentMethodEntity, { userId: method.userId });
      if (count >= max) return false;
      await manager.insert(PaymentMethodEntity, method);
      return true;
    });
  }

  async removeMethod(id: string, userId: string): Promise<PaymentMethod | null> {
    const method = await this.findMethod(id, userId);
    if (!method) return null;
    const { affected } = await this.database.manager.delete(PaymentMethodEntity, { id, userId });
    return affected === 1 ? method : null;
  }
}
