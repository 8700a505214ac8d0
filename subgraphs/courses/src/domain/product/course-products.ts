import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { DecimalMoney } from "@souk/kernel/values/money";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";

/** The product that sells a course. */
export interface CourseProduct {
  readonly id: string;
  readonly title: string;
  readonly summary: string | null;
  readonly price: DecimalMoney;
  /** Category slugs of the catalog. */
  readonly categories: readonly string[];
}

/** A change of a product; absent fields do not change. */
export type ProductChange = Pick<CourseProduct, "id"> & Partial<Omit<CourseProduct, "id">>;

/** The operations of the catalog that courses needs. Each method throws ServiceUnavailableError. */
export interface CourseProducts {
  /** Returns the fields of the course that violate the catalog's rules; creates nothing. */
  check(product: CourseProduct): Promise<readonly InvalidField[]>;
  /** Checks the product like `check`. Without faults, creates it, not on sale yet. Idempotent. */
  create(product: CourseProduct): Promise<readonly InvalidField[]>;
  /** Checks a change like `check`. */
  checkChange(change: ProductChange): Promise<readonly InvalidField[]>;
  /** Checks a change like `checkChange`. Without faults, applies it. Idempotent. */
  change(change: ProductChange): Promise<readonly InvalidField[]>;
  /** Puts the product on sale or takes it off. */
  setActive(productId: string, isActive: boolean): Promise<void>;
}

/** Adds the catalog's faults to our own, so that the author gets all faults together. */
export async function withProductFaults(
  check: () => Promise<readonly InvalidField[]>,
  own: readonly InvalidField[],
): Promise<readonly InvalidField[]> {
  const known = new Set(own.map(({ path }) => path));
  const others = await check().catch((error: unknown) => {
    if (error instanceof ServiceUnavailableError) return [];
    throw error;
  });
  return [...own, ...others.filter(({ path }) => !known.has(path))];
}
