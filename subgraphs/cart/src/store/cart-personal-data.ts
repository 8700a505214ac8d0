import { exportedCustom, type EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import type { Clock } from "@souk/kernel/values/clock";
import { toDecimalMoney } from "@souk/kernel/values/money";
import type { Person, PersonalData } from "@souk/kernel/peers/personal-data";
import type { CartStore } from "../domain/cart-store.js";

/** The lines of a person's cart, from the store that the settings select. */
export class CartPersonalData implements PersonalData {
  constructor(
    private readonly store: CartStore,
    private readonly clock: Clock,
    private readonly lineFields: EntityFields = [],
  ) {}

  async read({ userId }: Person) {
    const { lines } = await this.store.readCart(userId);
    return {
      cartLines: lines.map(({ productId, quantity, declared, priceWhenAdded }) => ({
        productId,
        quantity,
        priceWhenAdded: priceWhenAdded && toDecimalMoney(priceWhenAdded),
        custom: exportedCustom(this.lineFields, declared?.custom ?? {}),
      })),
    };
  }

  async erase({ userId }: Person): Promise<void> {
    await this.store.clearCart(userId, this.clock.now());
  }
}
