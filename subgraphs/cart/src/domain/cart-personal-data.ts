import type { Clock } from "@souk/kernel/clock";
import { toDecimalMoney } from "@souk/kernel/money";
import type { Person, PersonalData } from "@souk/kernel/personal-data";
import type { CartStore } from "./cart-store.js";

/** What lies in a person's cart, in whichever store carts are. */
export class CartPersonalData implements PersonalData {
  constructor(
    private readonly store: CartStore,
    private readonly clock: Clock,
  ) {}

  async read({ userId }: Person) {
    const { lines } = await this.store.readCart(userId);
    return {
      cartLines: lines.map(({ productId, quantity, priceWhenAdded }) => ({
        productId,
        quantity,
        priceWhenAdded: priceWhenAdded && toDecimalMoney(priceWhenAdded),
      })),
    };
  }

  async erase({ userId }: Person): Promise<void> {
    await this.store.clearCart(userId, this.clock.now());
  }
}
