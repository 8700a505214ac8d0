import type { InvalidField } from "@souk/kernel/invalid-field";
import type { DecimalMoney } from "@souk/kernel/money";

/** The product that a course is to be sold as. */
export interface CourseProduct {
  readonly id: string;
  readonly title: string;
  readonly summary: string | null;
  readonly price: DecimalMoney;
  /** Slugs of the catalog's categories. */
  readonly categories: readonly string[];
}

/** What of a product is to change; what is absent stays. */
export type ProductChange = Pick<CourseProduct, "id"> & Partial<Omit<CourseProduct, "id">>;

/** The catalog, as far as courses need it. Each method throws ServiceUnavailableError. */
export interface CourseProducts {
  /** The fields of the course that break a rule of the catalog's; nothing is made. */
  check(product: CourseProduct): Promise<readonly InvalidField[]>;
  /** As `check`; without a fault the product is there, not on sale yet. Once, however often it is asked. */
  create(product: CourseProduct): Promise<readonly InvalidField[]>;
  /** As `check`, of a change. */
  checkChange(change: ProductChange): Promise<readonly InvalidField[]>;
  /** As `checkChange`; without a fault the product is as it is to be. Harmless to repeat. */
  change(change: ProductChange): Promise<readonly InvalidField[]>;
  /** Puts the product on sale, or takes it off. */
  setActive(productId: string, isActive: boolean): Promise<void>;
}
