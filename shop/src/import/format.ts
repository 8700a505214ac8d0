import { snakeCase } from "@souk/kernel/values/snake-case";

/** The columns of a table: by the field's name here, the names of its column in files, the first that a record has. */
type Columns<Field extends string> = Readonly<Partial<Record<Field, readonly string[]>>>;

/** The tables that an import knows, with their fields. A field has the column of its name in snake_case by default. */
export const tables = {
  users: ["id", "email", "username", "fullName", "passwordHash", "role", "isActive", "emailVerified", "createdAt"],
  categories: ["id", "name", "description"],
  products: ["id", "sku", "name", "description", "price", "stock", "isActive", "tags", "categories"],
  productCategories: ["productId", "categoryId"],
  productImages: ["productId", "url"],
  carts: ["id", "userId"],
  cartItems: ["cartId", "userId", "productId", "quantity"],
  courses: ["id", "title", "description", "price", "instructorId", "status", "categoryId"],
  sections: ["id", "courseId", "title", "position"],
  lessons: ["id", "sectionId", "title", "content", "mediaUrl", "durationSeconds", "position"],
  orders: ["id", "userId", "status", "total", "shippingTotal", "address", "placedAt"],
  orderItems: ["orderId", "productId", "name", "quantity", "price"],
  payments: ["id", "orderId", "amount", "status", "createdAt"],
  shipments: ["orderId", "address", "carrier", "trackingId", "status", "createdAt"],
  coursePayments: ["id", "userId", "courseId", "amount", "status", "createdAt"],
  enrollments: ["userId", "courseId", "completedLessons", "createdAt"],
} as const;

export type TableName = keyof typeof tables;

export interface TableFormat {
  /** The file's name without its extension. */
  readonly file: string;
  readonly columns?: Columns<string>;
  /** For a dump of Redis hashes with one key for each record: the key's prefix, and the fields that the parts become. */
  readonly redisHash?: {
    readonly prefix: string;
    readonly key: string;
    readonly field: string;
    readonly value: string;
  };
}

/** The files of one system, as data: the importer is the same for all systems. */
export interface Format {
  readonly name: string;
  readonly tables: Readonly<Partial<Record<TableName, TableFormat>>>;
  /** The statuses of the system, in lower case, as statuses of Souk; null: the record is not imported. */
  readonly orderStatuses?: Readonly<Record<string, "PAID" | "PROCESSING" | "COMPLETED" | "CANCELLED" | null>>;
  /** Other roles are CUSTOMER. */
  readonly roles?: Readonly<Record<string, "CUSTOMER" | "INSTRUCTOR" | "ADMIN">>;
  /** Whether the system let nobody in before the email address was verified. */
  readonly verifiesEmail: boolean;
  /** The prefix of SKUs for products without one. */
  readonly skuPrefix: string;
}

export function columnsOf(table: TableName, format: TableFormat): readonly (readonly [string, readonly string[]])[] {
  return tables[table].map((field) => {
    return [
      field,
      [...(format.columns?.[field] ?? []), snakeCase(field), field, ...(field === "id" ? ["_id"] : [])],
    ] as const;
  });
}
