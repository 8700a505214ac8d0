/** How much a shop of the bench holds. */
export interface Scale {
  readonly products: number;
  readonly orders: number;
  readonly users: number;
}

/** Of the products, the first so many are courses. */
export function coursesOf({ products }: Scale): number {
  return Math.max(10, Math.floor(products / 100));
}

export function scaleName({ products, orders, users }: Scale): string {
  return `${products}-products-${orders}-orders-${users}-users`;
}
