import { randomUUID } from "node:crypto";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { noSubscriptions } from "@souk/kernel/testing/stand-ins/no-subscriptions";

/** A product as catalog returns it. */
export interface TestProduct {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly kind: "PHYSICAL" | "COURSE";
  readonly price: { readonly amount: string; readonly currency: string };
  readonly isActive: boolean;
}

function aProduct(amount: string, more: Partial<TestProduct> = {}): TestProduct {
  const price = { amount, currency: "CAD" };
  return {
    id: randomUUID(),
    sku: `SKU-${amount}`,
    name: `At ${amount}`,
    kind: "PHYSICAL",
    price,
    isActive: true,
    ...more,
  };
}

/** Ten units of the pen are in stock; other products have plenty. */
export const pen = aProduct("4.99");
export const ink = aProduct("12.50");
export const retired = aProduct("1.00", { isActive: false });
export const course = aProduct("80.00", { kind: "COURSE" });
export const draftCourse = aProduct("80.00", { kind: "COURSE" });
export const ownedCourse = aProduct("80.00", { kind: "COURSE" });
export const taughtCourse = aProduct("80.00", { kind: "COURSE" });
/** One product more than a cart holds. */
export const manyProducts = Array.from({ length: 101 }, (_, index) => aProduct(`${index + 1}.00`));

interface PeerVariables {
  readonly representations: readonly { readonly id: string }[];
  readonly input: { readonly productIds: readonly string[] };
}

/** Fakes of catalog, inventory and courses. A test can take each one down. */
export class TestPeers {
  readonly down = new Set<string>();
  /** The called peers, in order. */
  readonly called: string[] = [];
  readonly products = new Map(
    [pen, ink, retired, course, draftCourse, ownedCourse, taughtCourse, ...manyProducts].map((product) => [
      product.id,
      product,
    ]),
  );

  readonly transports: Readonly<Record<string, PeerTransport>> = {
    catalog: this.peer("catalog", ({ representations }) => ({
      _entities: representations.map(({ id }) => this.products.get(id) ?? null),
    })),
    inventory: this.peer("inventory", ({ representations }) => ({
      _entities: representations.map(({ id }) => ({ stock: { available: id === pen.id ? 10 : 1000 } })),
    })),
    courses: this.peer("courses", ({ input }) => ({
      courseOffers: input.productIds.map((productId) => ({
        productId,
        isPublished: productId !== draftCourse.id,
        isOwned: productId === ownedCourse.id,
        isInstructor: productId === taughtCourse.id,
      })),
    })),
  };

  private peer(name: string, answer: (variables: PeerVariables) => Record<string, unknown>): PeerTransport {
    return {
      send: async ({ variables }) => {
        this.called.push(name);
        if (this.down.has(name)) throw new ServiceUnavailableError(name);
        return { status: 200, body: { data: answer(variables as unknown as PeerVariables) }, setCookies: [] };
      },
      subscribe: noSubscriptions,
      checkHealth: async () => undefined,
      page: async () => null,
      [Symbol.asyncDispose]: async () => undefined,
    };
  }
}
