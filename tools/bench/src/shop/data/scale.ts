/** The amount of data in a shop of the benchmark. */
export interface Scale {
  readonly products: number;
  readonly orders: number;
  readonly users: number;
}

/** The number of courses; they are the first products. */
export function coursesOf({ products }: Scale): number {
  return Math.max(10, Math.floor(products / 100));
}

export function scaleName({ products, orders, users }: Scale): string {
  return `${products}-products-${orders}-orders-${users}-users`;
}
