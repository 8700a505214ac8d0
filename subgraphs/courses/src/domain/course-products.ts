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

/** The catalog, as far as courses need it. Each method throws ServiceUnavailableError. */
export interface CourseProducts {
  /** The fields of the course that break a rule of the catalog's; nothing is made. */
  check(product: CourseProduct): Promise<readonly InvalidField[]>;
  /** As `check`; without a fault the product is there, not on sale yet. Once, however often it is asked. */
  create(product: CourseProduct): Promise<readonly InvalidField[]>;
  /** Puts the product on sale. */
  activate(productId: string): Promise<void>;
}
