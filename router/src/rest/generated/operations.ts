/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AddPaymentMethodInput = {
  details: CardInput;
  paymentType: PaymentMethodType;
};

export type AddProductImageInput = {
  /** Alternative text: what the picture shows. */
  alt?: string | null | undefined;
  productId: string;
  /** An http or https address, or a path that starts with /. */
  url: string;
};

export type AddShipmentInput = {
  /** The order's address when absent. */
  address?: AddressInput | null | undefined;
  /** The order's carrier when absent. */
  carrier?: string | null | undefined;
  /** A repeat with the same key and input returns the same shipment; the same key with another input is IdempotencyKeyReused. 1 to 200 characters. */
  idempotencyKey: string;
  /** The goods of the new parcel, from no parcel or from parcels that have not left. When absent: all goods that have not left; for a replacement, all goods that are not replaced yet. */
  lines?: Array<ShipmentLineInput> | null | undefined;
  orderId: string;
  /** The tracking number of a parcel of the order that failed, came back or was delivered: its goods are sent again. A replacement does not change stock. */
  replaces?: string | null | undefined;
};

export type AddToCartInput = {
  /** The `version` of the cart that the buyer has seen. A cart with another version is not changed: Conflict at `expectedVersion`. */
  expectedVersion?: string | null | undefined;
  productId: string;
  /** 1 to 99. Several additions can raise the line to 999. */
  quantity: number;
};

export type AddressInput = {
  city: string;
  /** ISO 3166-1 alpha-2, e.g. "CA". */
  country: string;
  fullName: string;
  line1: string;
  line2?: string | null | undefined;
  phone?: string | null | undefined;
  postalCode: string;
  /** State, province or similar. */
  region?: string | null | undefined;
};

/** The router passes it to the card vault only. Never logged, never stored. */
export type CardInput = {
  /** 12 to 19 digits, with or without spaces. */
  cardNumber: string;
  /** 3 or 4 digits. */
  cvc: string;
  /** 1 to 12. */
  expiryMonth: number;
  /** Four digits. */
  expiryYear: number;
};

export type CheckoutInput = {
  /** The name of the carrier; "Canada Post" by default. */
  carrier?: string | null | undefined;
  /** Required for guests: the order's mails go there, and an account with that address claims the order. Not for users. */
  email?: string | null | undefined;
  /** The `version` of the cart that the buyer has seen. If the cart has another version, returns CartChanged and charges nothing. */
  expectedCartVersion?: string | null | undefined;
  /** If the total differs, returns PriceChanged and charges nothing. */
  expectedTotal?: MoneyInput | null | undefined;
  /** A repeat with the same key and body returns the same order; the same key with another body is IdempotencyKeyReused. 1 to 200 characters. */
  idempotencyKey: string;
  /** Absent: the viewer's default payment method pays. */
  payment?: PaymentInput | null | undefined;
  /** Required when the cart contains goods, unless the viewer has a default address. */
  shippingAddress?: AddressInput | null | undefined;
};

/** All given conditions must hold. `category` is a slug; `search` finds courses with words that begin with each search word or, if there are none, courses with similar titles. Courses that are not published are listed only to their own instructor with `mine` or `instructorId`, and to admins with these or with `status`. */
export type CourseFilter = {
  category?: string | null | undefined;
  instructorId?: string | null | undefined;
  /** True: courses that the viewer created, in every status. */
  mine?: boolean | null | undefined;
  /** Words of the title or the summary; at most 200 characters. */
  search?: string | null | undefined;
  status?: CourseStatus | null | undefined;
};

export type CourseStatus =
  /** No longer listed or on sale; enrolled users keep it. */
  | 'ARCHIVED'
  /** Only its instructor and admins see it, and it cannot be bought. */
  | 'DRAFT'
  /** Listed and on sale. */
  | 'PUBLISHED';

export type CreateCategoryInput = {
  /** At most 2,000 characters. */
  description?: string | null | undefined;
  /** 1 to 100 characters. */
  name: string;
  /** Derived from the name when absent. */
  slug?: string | null | undefined;
};

/** `categories` are slugs. */
export type CreateProductInput = {
  categories?: Array<string> | null | undefined;
  /** At most 10,000 characters. */
  description?: string | null | undefined;
  /** Units on hand at first; 0 when absent. */
  initialStock?: number | null | undefined;
  /** True when absent. */
  isActive?: boolean | null | undefined;
  /** PHYSICAL when absent. Prefer `createCourse` for courses: a COURSE product without a course cannot be bought. */
  kind?: ProductKind | null | undefined;
  /** 1 to 200 characters. */
  name: string;
  /** In the shop's currency, more than 0. */
  price: MoneyInput;
  /** 1 to 64 letters, digits, dots, hyphens and underscores. */
  sku: string;
  /** At most 20. */
  tags?: Array<string> | null | undefined;
  /** In grams, 0 to 1,000,000. */
  weightGrams?: number | null | undefined;
};

export type LoginInput = {
  email: string;
  password: string;
};

export type MoneyInput = {
  amount: string;
  currency: string;
};

export type NotificationStatus =
  /** The mail was refused permanently, or not accepted at any attempt. */
  | 'FAILED'
  /** The mail is queued; attempts go on for three and a half hours. */
  | 'QUEUED'
  /** The mail server accepted the mail. */
  | 'SENT';

/** All given conditions must hold; an empty text does not filter. */
export type OrderFilter = {
  /** Orders of this user. */
  customerId?: string | null | undefined;
  /** The buyer's complete address: the guest's, and for admins also the account's. While accounts is unavailable, only the guest's. */
  email?: string | null | undefined;
  /** In the shop's currency; inclusive. */
  maxTotal?: string | null | undefined;
  /** In the shop's currency. */
  minTotal?: string | null | undefined;
  /** Exact, e.g. ORD-101. */
  number?: string | null | undefined;
  placedFrom?: string | null | undefined;
  /** Exclusive. */
  placedTo?: string | null | undefined;
  /** Finds the beginning of the number (`101` is ORD-101), of a guest's address, of a SKU, or of each word of the name in the delivery address; case-insensitive. For admins, also a part of the buyer's address and names: in at most 100 accounts, the newest, and in none while accounts is unavailable. At most 200 characters. */
  search?: string | null | undefined;
  /** The complete SKU of one of the lines; case-insensitive. */
  sku?: string | null | undefined;
  status?: OrderStatus | null | undefined;
  /** Any of these statuses; an empty list does not filter. */
  statuses?: Array<OrderStatus> | null | undefined;
};

/** CREATED to PAID to PROCESSING to COMPLETED; an order with courses only goes from PAID to COMPLETED. */
export type OrderStatus =
  /** Cancelled before it was completed; a payment is refunded. */
  | 'CANCELLED'
  /** Delivered, and the buyer is enrolled in the courses. */
  | 'COMPLETED'
  /** Placed and not paid: call `payOrder` or `cancelOrder`. */
  | 'CREATED'
  /** Paid in full. */
  | 'PAID'
  /** The goods are on their way. */
  | 'PROCESSING'
  /** Everything was refunded. */
  | 'REFUNDED';

/** Pays an order that is still CREATED, for example after a decline. */
export type PayOrderInput = {
  /** If the order's total differs, returns PriceChanged and charges nothing. */
  expectedTotal?: MoneyInput | null | undefined;
  /** A new key for each attempt; the same key repeats the answer. */
  idempotencyKey: string;
  orderId: string;
  /** Absent: the viewer's default payment method pays. */
  payment?: PaymentInput | null | undefined;
};

/** The proof of payment that the provider's own checkout gave to the browser. */
export type PaymentConfirmationInput = {
  /** Razorpay's `razorpay_payment_id`. */
  providerPaymentId: string;
  /** Razorpay's `razorpay_signature`. */
  signature: string;
};

/** Exactly one of: a stored method, a card, the provider's own checkout, later, a confirmation. */
export type PaymentInput = {
  /** The buyer pays in the provider's own checkout, such as Stripe's form or Razorpay's window. Returns PaymentActionRequired with the data to open that checkout. */
  atProvider?: boolean | null | undefined;
  card?: CardInput | null | undefined;
  /** For `payOrder` only: proves a payment in the provider's own checkout, and starts no payment. */
  confirmation?: PaymentConfirmationInput | null | undefined;
  /** For `checkout` only: places the order unpaid. Its stock is reserved as for a payment. `payOrder` pays it, and reserves again after the end of the reservation, until the order expires. */
  later?: boolean | null | undefined;
  paymentMethodId?: string | null | undefined;
  /** With a stored method, a card or `atProvider`: the provider of `paymentOptions` that takes the payment. A payment that waits in another provider's checkout is cancelled first. Absent: the first provider that takes such a payment. */
  provider?: string | null | undefined;
};

export type PaymentMethodType =
  | 'CARD';

export type PaymentStatus =
  /** The provider declined; `declineCode` gives the reason. No money was taken. */
  | 'FAILED'
  /** The provider was asked and has not answered yet. The shop asks again until it answers. */
  | 'PENDING'
  /** The money was taken and then refunded in full. */
  | 'REFUNDED'
  /** The money was taken. An order has at most one of these, ever. */
  | 'SUCCEEDED';

/** All given conditions must hold. `category` is a slug; `sku` is exact; `search` finds products with words that begin with each search word or, if there are none, products with similar names. */
export type ProductFilter = {
  /** Slugs: products in any of them. An empty list does not filter. */
  categories?: Array<string> | null | undefined;
  category?: string | null | undefined;
  /** Products with any of these ids; at most 100. */
  ids?: Array<string> | null | undefined;
  /** For admins; others see active products only. */
  isActive?: boolean | null | undefined;
  kind?: ProductKind | null | undefined;
  /** In the shop's currency, inclusive. */
  maxPrice?: string | null | undefined;
  /** In grams, inclusive. */
  maxWeightGrams?: number | null | undefined;
  /** In the shop's currency, inclusive. */
  minPrice?: string | null | undefined;
  /** Products whose average rating is at least this number of stars, 1 to 5. */
  minRating?: number | null | undefined;
  /** In grams, inclusive. */
  minWeightGrams?: number | null | undefined;
  /** A part of the name; at most 200 characters. */
  name?: string | null | undefined;
  /** Words of the name, the SKU, a tag or the description; at most 200 characters. */
  search?: string | null | undefined;
  sku?: string | null | undefined;
  tag?: string | null | undefined;
  /** Products with all of them. */
  tags?: Array<string> | null | undefined;
};

export type ProductKind =
  /** A course: no stock, no shipment; payment enrolls the buyer. */
  | 'COURSE'
  /** Goods: have stock and are shipped. */
  | 'PHYSICAL';

export type ProductSort =
  | 'NAME'
  | 'NAME_DESC'
  | 'NEWEST'
  | 'OLDEST'
  | 'PRICE_ASC'
  | 'PRICE_DESC'
  /** The best rated product comes first; few reviews count less than many. */
  | 'RATING'
  | 'SKU'
  | 'SKU_DESC'
  /** The last changed product comes first. */
  | 'UPDATED';

export type RegisterInput = {
  /** Surrounding spaces are ignored. Unique, case-insensitive. */
  email: string;
  /** At most 200 characters. */
  fullName?: string | null | undefined;
  /** 8 to 128 characters: see `passwordPolicy`. */
  password: string;
  /** 3 to 40 letters, digits, dots, hyphens and underscores. Unique, case-insensitive. */
  username?: string | null | undefined;
};

export type Role =
  /** May do everything. */
  | 'ADMIN'
  /** The role of every new account. */
  | 'CUSTOMER'
  /** May also create courses. */
  | 'INSTRUCTOR';

/** Either a template with variables, or a subject with a body. */
export type SendNotificationInput = {
  /** At most 5,000 characters; shown as text, never as markup. */
  body?: string | null | undefined;
  /** The address of a buyer without an account. Or `userId`. */
  email?: string | null | undefined;
  /** A repeat of the same key and input returns the same notification; with another input it is IdempotencyKeyReused. 1 to 200 characters. */
  idempotencyKey: string;
  /** The order that the mail is about; it is then listed with the order's notifications. */
  orderId?: string | null | undefined;
  /** One line of at most 200 characters. */
  subject?: string | null | undefined;
  /** The `kind` of an `EmailTemplate` that is sendable. */
  template?: string | null | undefined;
  /** The recipient's account. Or `email`. */
  userId?: string | null | undefined;
  /** An object with the template's variables. */
  variables?: unknown;
};

/** Quantity 0 removes the line. */
export type SetCartLineInput = {
  /** The `version` of the cart that the buyer has seen. A cart with another version is not changed: Conflict at `expectedVersion`. */
  expectedVersion?: string | null | undefined;
  /** `CartLine.lineId`. When absent, the line of the product without values of declared fields. */
  lineId?: string | null | undefined;
  productId: string;
  /** 0 to 99. */
  quantity: number;
};

export type ShipmentLineInput = {
  productId: string;
  quantity: number;
};

export type ShipmentStatus =
  /** The carrier reports that the parcel arrived. */
  | 'DELIVERED'
  /** The parcel could not be handed over or delivered; may be tried again. */
  | 'FAILED'
  /** The carrier has the parcel. */
  | 'IN_TRANSIT'
  /** The carrier does not have the parcel yet. */
  | 'PENDING'
  /** The parcel came back. Final. */
  | 'RETURNED';

/** An absent field does not change; `null` clears the description and the weight, and is refused for other fields. `categories` are slugs and replace the current ones. */
export type UpdateProductInput = {
  categories?: Array<string> | null | undefined;
  description?: string | null | undefined;
  /** The `version` that the admin has seen. A product with another version is not changed: Conflict at `expectedVersion`. */
  expectedVersion?: string | null | undefined;
  id: string;
  isActive?: boolean | null | undefined;
  name?: string | null | undefined;
  price?: MoneyInput | null | undefined;
  /** Orders keep the SKU that was bought. */
  sku?: string | null | undefined;
  /** Page addresses with the old slug stop working. */
  slug?: string | null | undefined;
  tags?: Array<string> | null | undefined;
  weightGrams?: number | null | undefined;
};

export type UpdateShipmentInput = {
  /** The carrier's own number: one line of at most 60 characters; empty removes it. */
  carrierTrackingNumber?: string | null | undefined;
  /** One line, at most 500 characters; visible to the buyer. */
  detail?: string | null | undefined;
  /** The current status with a new `detail`, number or link adds a remark that is not mailed; otherwise, nothing happens. */
  status: ShipmentStatus;
  trackingNumber: string;
  /** An http or https address of at most 2,000 characters; empty removes it, and the link from the carrier's template is shown. */
  trackingUrl?: string | null | undefined;
};

/** The reason why a link is invalid. It is known for a day after the link has ended. */
export type VerificationFailureReason =
  /** The link has expired. */
  | 'EXPIRED'
  /** The link does not exist, or a newer one has replaced it. A code always has this reason, because more would reveal whether an account exists. */
  | 'INVALID'
  /** The link, or the code that came with it, was used before. */
  | 'USED';

/** Either `token` (from the link) or `email` with `code` (the six digits). */
export type VerifyEmailInput = {
  code?: string | null | undefined;
  email?: string | null | undefined;
  token?: string | null | undefined;
};

export type CartBodyFragment = { id: string, version: string, totalQuantity: number, updatedAt: string, lines: Array<{ quantity: number, product: { id: string, sku: string, name: string } | null, unitPrice: { amount: string }, lineTotal: { amount: string } }>, subtotal: { amount: string, currency: string } };

export type RestCartQueryVariables = Exact<{ [key: string]: never; }>;


export type RestCartQuery = { cart: { id: string, version: string, totalQuantity: number, updatedAt: string, lines: Array<{ quantity: number, product: { id: string, sku: string, name: string } | null, unitPrice: { amount: string }, lineTotal: { amount: string } }>, subtotal: { amount: string, currency: string } } | null };

export type RestAddToCartMutationVariables = Exact<{
  input: AddToCartInput;
}>;


export type RestAddToCartMutation = { addToCart:
    | { code: string, message: string }
    | { id: string, version: string, totalQuantity: number, updatedAt: string, lines: Array<{ quantity: number, product: { id: string, sku: string, name: string } | null, unitPrice: { amount: string }, lineTotal: { amount: string } }>, subtotal: { amount: string, currency: string } }
    | { code: string, message: string, field: string | null }
    | { code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { code: string, message: string, shortages: Array<{ requested: number, available: number }> }
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string, service: string }
   | null };

export type RestSetCartLineMutationVariables = Exact<{
  input: SetCartLineInput;
}>;


export type RestSetCartLineMutation = { setCartLine:
    | { id: string, version: string, totalQuantity: number, updatedAt: string, lines: Array<{ quantity: number, product: { id: string, sku: string, name: string } | null, unitPrice: { amount: string }, lineTotal: { amount: string } }>, subtotal: { amount: string, currency: string } }
    | { code: string, message: string, field: string | null }
    | { code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { code: string, message: string, shortages: Array<{ requested: number, available: number }> }
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string, service: string }
   | null };

export type RestClearCartMutationVariables = Exact<{
  expectedVersion?: string | null | undefined;
}>;


export type RestClearCartMutation = { clearCart: { id: string, version: string, totalQuantity: number, updatedAt: string, lines: Array<{ quantity: number, product: { id: string, sku: string, name: string } | null, unitPrice: { amount: string }, lineTotal: { amount: string } }>, subtotal: { amount: string, currency: string } } | null };

export type ProductBodyFragment = { id: string, sku: string, slug: string, name: string, description: string | null, kind: ProductKind, isActive: boolean, tags: Array<string>, createdAt: string, updatedAt: string, version: string | null, price: { amount: string, currency: string }, categories: Array<{ id: string, name: string, slug: string }>, images: Array<{ id: string, url: string, alt: string | null }>, stock: { available: number } | null };

export type CategoryBodyFragment = { id: string, name: string, slug: string, description: string | null };

export type RestProductsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ProductFilter | null | undefined;
  sort?: ProductSort | null | undefined;
}>;


export type RestProductsQuery = { products: { totalCount: number, nodes: Array<{ id: string, sku: string, slug: string, name: string, description: string | null, kind: ProductKind, isActive: boolean, tags: Array<string>, createdAt: string, updatedAt: string, version: string | null, price: { amount: string, currency: string }, categories: Array<{ id: string, name: string, slug: string }>, images: Array<{ id: string, url: string, alt: string | null }>, stock: { available: number } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type RestProductQueryVariables = Exact<{
  id?: string | null | undefined;
  slug?: string | null | undefined;
}>;


export type RestProductQuery = { product: { id: string, sku: string, slug: string, name: string, description: string | null, kind: ProductKind, isActive: boolean, tags: Array<string>, createdAt: string, updatedAt: string, version: string | null, price: { amount: string, currency: string }, categories: Array<{ id: string, name: string, slug: string }>, images: Array<{ id: string, url: string, alt: string | null }>, stock: { available: number } | null } | null };

export type RestCategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type RestCategoriesQuery = { categories: Array<{ id: string, name: string, slug: string, description: string | null }> | null };

export type RestCreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type RestCreateProductMutation = { createProduct:
    | { code: string, message: string, field: string | null }
    | { code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { id: string, sku: string, slug: string, name: string, description: string | null, kind: ProductKind, isActive: boolean, tags: Array<string>, createdAt: string, updatedAt: string, version: string | null, price: { amount: string, currency: string }, categories: Array<{ id: string, name: string, slug: string }>, images: Array<{ id: string, url: string, alt: string | null }>, stock: { available: number } | null }
   | null };

export type RestUpdateProductMutationVariables = Exact<{
  input: UpdateProductInput;
}>;


export type RestUpdateProductMutation = { updateProduct:
    | { code: string, message: string, field: string | null }
    | { code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { code: string, message: string }
    | { id: string, sku: string, slug: string, name: string, description: string | null, kind: ProductKind, isActive: boolean, tags: Array<string>, createdAt: string, updatedAt: string, version: string | null, price: { amount: string, currency: string }, categories: Array<{ id: string, name: string, slug: string }>, images: Array<{ id: string, url: string, alt: string | null }>, stock: { available: number } | null }
   | null };

export type RestDeleteProductMutationVariables = Exact<{
  id: string;
  expectedVersion?: string | null | undefined;
}>;


export type RestDeleteProductMutation = { deleteProduct:
    | { code: string, message: string, field: string | null }
    | { id: string }
    | { code: string, message: string }
   | null };

export type RestCreateCategoryMutationVariables = Exact<{
  input: CreateCategoryInput;
}>;


export type RestCreateCategoryMutation = { createCategory:
    | { id: string, name: string, slug: string, description: string | null }
    | { code: string, message: string, field: string | null }
    | { code: string, message: string, fields: Array<{ path: string, message: string }> }
   | null };

export type RestAddProductImageMutationVariables = Exact<{
  input: AddProductImageInput;
}>;


export type RestAddProductImageMutation = { addProductImage:
    | { code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { code: string, message: string }
    | { id: string, sku: string, slug: string, name: string, description: string | null, kind: ProductKind, isActive: boolean, tags: Array<string>, createdAt: string, updatedAt: string, version: string | null, price: { amount: string, currency: string }, categories: Array<{ id: string, name: string, slug: string }>, images: Array<{ id: string, url: string, alt: string | null }>, stock: { available: number } | null }
   | null };

export type CourseBodyFragment = { id: string, slug: string, title: string, summary: string | null, status: CourseStatus, createdAt: string, lessonCount: number, durationSeconds: number, enrollmentCount: number, instructor: { id: string, fullName: string | null } | null, product: { id: string, price: { amount: string, currency: string }, categories: Array<{ id: string, name: string, slug: string }> } | null };

export type RestCoursesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: CourseFilter | null | undefined;
}>;


export type RestCoursesQuery = { courses: { totalCount: number, nodes: Array<{ id: string, slug: string, title: string, summary: string | null, status: CourseStatus, createdAt: string, lessonCount: number, durationSeconds: number, enrollmentCount: number, instructor: { id: string, fullName: string | null } | null, product: { id: string, price: { amount: string, currency: string }, categories: Array<{ id: string, name: string, slug: string }> } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type RestCourseQueryVariables = Exact<{
  id?: string | null | undefined;
  slug?: string | null | undefined;
}>;


export type RestCourseQuery = { course: { id: string, slug: string, title: string, summary: string | null, status: CourseStatus, createdAt: string, lessonCount: number, durationSeconds: number, enrollmentCount: number, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, durationSeconds: number | null, isPreview: boolean }> }>, instructor: { id: string, fullName: string | null } | null, product: { id: string, price: { amount: string, currency: string }, categories: Array<{ id: string, name: string, slug: string }> } | null } | null };

export type RestMyCoursesQueryVariables = Exact<{ [key: string]: never; }>;


export type RestMyCoursesQuery = { myCourses: Array<{ id: string, enrolledAt: string, completedAt: string | null, progress: number, course: { id: string, slug: string, title: string, summary: string | null, status: CourseStatus, createdAt: string, lessonCount: number, durationSeconds: number, enrollmentCount: number, instructor: { id: string, fullName: string | null } | null, product: { id: string, price: { amount: string, currency: string }, categories: Array<{ id: string, name: string, slug: string }> } | null } }> | null };

export type UserBodyFragment = { id: string, email: string, username: string | null, fullName: string | null, role: Role, isActive: boolean, emailVerified: boolean, createdAt: string };

export type SessionBodyFragment = { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, email: string, username: string | null, fullName: string | null, role: Role, isActive: boolean, emailVerified: boolean, createdAt: string } };

export type RestRegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RestRegisterMutation = { register:
    | { code: string, message: string }
    | { code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { email: string, expiresAt: string }
    | { code: string, message: string }
   | null };

export type RestLoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type RestLoginMutation = { login:
    | { code: string, message: string, retryAt: string }
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string, challenge: string }
    | { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, email: string, username: string | null, fullName: string | null, role: Role, isActive: boolean, emailVerified: boolean, createdAt: string } }
   | null };

export type RestVerifyEmailMutationVariables = Exact<{
  input: VerifyEmailInput;
}>;


export type RestVerifyEmailMutation = { verifyEmail:
    | { code: string, message: string, challenge: string }
    | { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, email: string, username: string | null, fullName: string | null, role: Role, isActive: boolean, emailVerified: boolean, createdAt: string } }
    | { code: string, message: string, reason: VerificationFailureReason }
   | null };

export type RestResendVerificationMutationVariables = Exact<{
  email: string;
}>;


export type RestResendVerificationMutation = { resendVerification: { email: string, expiresAt: string } | null };

export type RestRefreshSessionMutationVariables = Exact<{
  refreshToken?: string | null | undefined;
}>;


export type RestRefreshSessionMutation = { refreshSession:
    | { code: string, message: string }
    | { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, email: string, username: string | null, fullName: string | null, role: Role, isActive: boolean, emailVerified: boolean, createdAt: string } }
   | null };

export type RestLogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type RestLogoutMutation = { logout: boolean | null };

export type RestStartGuestSessionMutationVariables = Exact<{ [key: string]: never; }>;


export type RestStartGuestSessionMutation = { startGuestSession: { accessToken: string, expiresAt: string } | null };

export type RestMeQueryVariables = Exact<{ [key: string]: never; }>;


export type RestMeQuery = { me: { id: string, email: string, username: string | null, fullName: string | null, role: Role, isActive: boolean, emailVerified: boolean, createdAt: string } | null };

export type RestIntrospectedUserQueryVariables = Exact<{
  id: string;
}>;


export type RestIntrospectedUserQuery = { user: { id: string, role: Role, isActive: boolean } | null };

export type RestSendNotificationMutationVariables = Exact<{
  input: SendNotificationInput;
}>;


export type RestSendNotificationMutation = { sendNotification:
    | { code: string, message: string }
    | { code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { code: string, message: string }
    | { id: string, status: NotificationStatus, sentAt: string | null, createdAt: string }
   | null };

export type RestNotificationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RestNotificationsQuery = { notifications: { totalCount: number, nodes: Array<{ id: string, kind: string, subject: string, recipient: string, status: NotificationStatus, sentAt: string | null, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type OrderBodyFragment = { id: string, number: string, status: OrderStatus, placedAt: string, lines: Array<{ sku: string, name: string, quantity: number, product: { id: string } | null, unitPrice: { amount: string }, lineTotal: { amount: string } }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string } };

export type PaidOrderFragment = { id: string, number: string, status: OrderStatus, total: { amount: string, currency: string }, payments: Array<{ number: string, status: PaymentStatus, createdAt: string, amount: { amount: string } }> | null };

export type RestOrderQueryVariables = Exact<{
  id?: string | null | undefined;
  number?: string | null | undefined;
}>;


export type RestOrderQuery = { order: { id: string, number: string, status: OrderStatus, placedAt: string, lines: Array<{ sku: string, name: string, quantity: number, product: { id: string } | null, unitPrice: { amount: string }, lineTotal: { amount: string } }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string } } | null };

export type RestOrderToPayQueryVariables = Exact<{
  id?: string | null | undefined;
  number?: string | null | undefined;
}>;


export type RestOrderToPayQuery = { order: { id: string, number: string, status: OrderStatus, total: { amount: string, currency: string }, payments: Array<{ number: string, status: PaymentStatus, createdAt: string, amount: { amount: string } }> | null } | null };

export type RestOrderReferenceQueryVariables = Exact<{
  id?: string | null | undefined;
  number?: string | null | undefined;
}>;


export type RestOrderReferenceQuery = { order: { id: string, shippingAddress: { fullName: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null } | null, shipments: Array<{ trackingNumber: string, status: ShipmentStatus, carrier: string }> | null } | null };

export type RestOrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
}>;


export type RestOrdersQuery = { orders: { totalCount: number, nodes: Array<{ id: string, number: string, status: OrderStatus, placedAt: string, lines: Array<{ sku: string, name: string, quantity: number, product: { id: string } | null, unitPrice: { amount: string }, lineTotal: { amount: string } }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type RestCheckoutMutationVariables = Exact<{
  input: CheckoutInput;
}>;


export type RestCheckoutMutation = { checkout:
    | { code: string, message: string }
    | { code: string, message: string, order: { number: string } }
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { id: string, number: string, status: OrderStatus, placedAt: string, lines: Array<{ sku: string, name: string, quantity: number, product: { id: string } | null, unitPrice: { amount: string }, lineTotal: { amount: string } }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string } }
    | { code: string, message: string, order: { number: string } }
    | { code: string, message: string, shortages: Array<{ requested: number, available: number }> }
    | { code: string, message: string, provider: string, redirectUrl: string | null, expiresAt: string, order: { number: string } }
    | { code: string, message: string, declineCode: string, order: { number: string } }
    | { code: string, message: string, total: { amount: string, currency: string } }
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string, service: string }
   | null };

export type RestPayOrderMutationVariables = Exact<{
  input: PayOrderInput;
}>;


export type RestPayOrderMutation = { payOrder:
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { code: string, message: string }
    | { id: string, number: string, status: OrderStatus, total: { amount: string, currency: string }, payments: Array<{ number: string, status: PaymentStatus, createdAt: string, amount: { amount: string } }> | null }
    | { code: string, message: string, order: { number: string } }
    | { code: string, message: string, provider: string, redirectUrl: string | null, expiresAt: string, order: { number: string } }
    | { code: string, message: string, declineCode: string, order: { number: string } }
    | { code: string, message: string, total: { amount: string, currency: string } }
    | { code: string, message: string, service: string }
   | null };

export type RestAdvanceOrderMutationVariables = Exact<{
  id: string;
  to: OrderStatus;
}>;


export type RestAdvanceOrderMutation = { advanceOrder:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, number: string, status: OrderStatus, placedAt: string, lines: Array<{ sku: string, name: string, quantity: number, product: { id: string } | null, unitPrice: { amount: string }, lineTotal: { amount: string } }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string } }
   | null };

export type RestCancelOrderMutationVariables = Exact<{
  id: string;
  idempotencyKey?: string | null | undefined;
}>;


export type RestCancelOrderMutation = { cancelOrder:
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, number: string, status: OrderStatus, placedAt: string, lines: Array<{ sku: string, name: string, quantity: number, product: { id: string } | null, unitPrice: { amount: string }, lineTotal: { amount: string } }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string } }
    | { code: string, message: string, service: string }
   | null };

export type PaymentMethodBodyFragment = { id: string, type: PaymentMethodType, brand: string, last4: string, expiryMonth: number, expiryYear: number, isDefault: boolean, createdAt: string };

export type RestPaymentMethodsQueryVariables = Exact<{ [key: string]: never; }>;


export type RestPaymentMethodsQuery = { paymentMethods: Array<{ id: string, type: PaymentMethodType, brand: string, last4: string, expiryMonth: number, expiryYear: number, isDefault: boolean, createdAt: string }> | null };

export type RestAddPaymentMethodMutationVariables = Exact<{
  input: AddPaymentMethodInput;
}>;


export type RestAddPaymentMethodMutation = { addPaymentMethod:
    | { code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { id: string, type: PaymentMethodType, brand: string, last4: string, expiryMonth: number, expiryYear: number, isDefault: boolean, createdAt: string }
    | { code: string, message: string, service: string }
   | null };

export type RestSetDefaultPaymentMethodMutationVariables = Exact<{
  id: string;
}>;


export type RestSetDefaultPaymentMethodMutation = { setDefaultPaymentMethod:
    | { code: string, message: string }
    | { id: string, type: PaymentMethodType, brand: string, last4: string, expiryMonth: number, expiryYear: number, isDefault: boolean, createdAt: string }
   | null };

export type RestRemovePaymentMethodMutationVariables = Exact<{
  id: string;
}>;


export type RestRemovePaymentMethodMutation = { removePaymentMethod:
    | { code: string, message: string }
    | { id: string }
   | null };

export type RestAddShipmentMutationVariables = Exact<{
  input: AddShipmentInput;
}>;


export type RestAddShipmentMutation = { addShipment:
    | { code: string, message: string, field: string | null }
    | { code: string, message: string }
    | { code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { code: string, message: string }
    | { trackingNumber: string, status: ShipmentStatus, carrier: string }
   | null };

export type RestOrderShipmentsQueryVariables = Exact<{
  id?: string | null | undefined;
  number?: string | null | undefined;
}>;


export type RestOrderShipmentsQuery = { order: { number: string, shipments: Array<{ trackingNumber: string, carrier: string, carrierTrackingNumber: string | null, trackingUrl: string | null, status: ShipmentStatus, createdAt: string }> | null } | null };

export type RestUpdateShipmentMutationVariables = Exact<{
  input: UpdateShipmentInput;
}>;


export type RestUpdateShipmentMutation = { updateShipment:
    | { code: string, message: string }
    | { code: string, message: string }
    | { trackingNumber: string, carrier: string, status: ShipmentStatus }
   | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CartBodyFragmentDoc = new TypedDocumentString(`
    fragment CartBody on Cart {
  id
  version
  lines {
    product {
      id
      sku
      name
    }
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
  }
  totalQuantity
  subtotal {
    amount
    currency
  }
  updatedAt
}
    `, {"fragmentName":"CartBody"}) as unknown as TypedDocumentString<CartBodyFragment, unknown>;
export const ProductBodyFragmentDoc = new TypedDocumentString(`
    fragment ProductBody on Product {
  id
  sku
  slug
  name
  description
  kind
  price {
    amount
    currency
  }
  isActive
  tags
  categories {
    id
    name
    slug
  }
  images {
    id
    url
    alt
  }
  createdAt
  updatedAt
  version
  stock {
    available
  }
}
    `, {"fragmentName":"ProductBody"}) as unknown as TypedDocumentString<ProductBodyFragment, unknown>;
export const CategoryBodyFragmentDoc = new TypedDocumentString(`
    fragment CategoryBody on Category {
  id
  name
  slug
  description
}
    `, {"fragmentName":"CategoryBody"}) as unknown as TypedDocumentString<CategoryBodyFragment, unknown>;
export const CourseBodyFragmentDoc = new TypedDocumentString(`
    fragment CourseBody on Course {
  id
  slug
  title
  summary
  status
  createdAt
  lessonCount
  durationSeconds
  enrollmentCount
  instructor {
    id
    fullName
  }
  product {
    id
    price {
      amount
      currency
    }
    categories {
      id
      name
      slug
    }
  }
}
    `, {"fragmentName":"CourseBody"}) as unknown as TypedDocumentString<CourseBodyFragment, unknown>;
export const UserBodyFragmentDoc = new TypedDocumentString(`
    fragment UserBody on User {
  id
  email
  username
  fullName
  role
  isActive
  emailVerified
  createdAt
}
    `, {"fragmentName":"UserBody"}) as unknown as TypedDocumentString<UserBodyFragment, unknown>;
export const SessionBodyFragmentDoc = new TypedDocumentString(`
    fragment SessionBody on SignedIn {
  accessToken
  refreshToken
  expiresAt
  user {
    ...UserBody
  }
}
    fragment UserBody on User {
  id
  email
  username
  fullName
  role
  isActive
  emailVerified
  createdAt
}`, {"fragmentName":"SessionBody"}) as unknown as TypedDocumentString<SessionBodyFragment, unknown>;
export const OrderBodyFragmentDoc = new TypedDocumentString(`
    fragment OrderBody on Order {
  id
  number
  status
  lines {
    product {
      id
    }
    sku
    name
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
  }
  subtotal {
    amount
  }
  shippingTotal {
    amount
  }
  total {
    amount
    currency
  }
  placedAt
}
    `, {"fragmentName":"OrderBody"}) as unknown as TypedDocumentString<OrderBodyFragment, unknown>;
export const PaidOrderFragmentDoc = new TypedDocumentString(`
    fragment PaidOrder on Order {
  id
  number
  status
  total {
    amount
    currency
  }
  payments {
    number
    status
    amount {
      amount
    }
    createdAt
  }
}
    `, {"fragmentName":"PaidOrder"}) as unknown as TypedDocumentString<PaidOrderFragment, unknown>;
export const PaymentMethodBodyFragmentDoc = new TypedDocumentString(`
    fragment PaymentMethodBody on PaymentMethod {
  id
  type
  brand
  last4
  expiryMonth
  expiryYear
  isDefault
  createdAt
}
    `, {"fragmentName":"PaymentMethodBody"}) as unknown as TypedDocumentString<PaymentMethodBodyFragment, unknown>;
export const RestCartDocument = new TypedDocumentString(`
    query RestCart {
  cart {
    ...CartBody
  }
}
    fragment CartBody on Cart {
  id
  version
  lines {
    product {
      id
      sku
      name
    }
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
  }
  totalQuantity
  subtotal {
    amount
    currency
  }
  updatedAt
}`) as unknown as TypedDocumentString<RestCartQuery, RestCartQueryVariables>;
export const RestAddToCartDocument = new TypedDocumentString(`
    mutation RestAddToCart($input: AddToCartInput!) {
  addToCart(input: $input) {
    ... on Cart {
      ...CartBody
    }
    ... on Problem {
      code
      message
    }
    ... on OutOfStock {
      shortages {
        requested
        available
      }
    }
    ... on Conflict {
      field
    }
    ... on ServiceUnavailable {
      service
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    fragment CartBody on Cart {
  id
  version
  lines {
    product {
      id
      sku
      name
    }
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
  }
  totalQuantity
  subtotal {
    amount
    currency
  }
  updatedAt
}`) as unknown as TypedDocumentString<RestAddToCartMutation, RestAddToCartMutationVariables>;
export const RestSetCartLineDocument = new TypedDocumentString(`
    mutation RestSetCartLine($input: SetCartLineInput!) {
  setCartLine(input: $input) {
    ... on Cart {
      ...CartBody
    }
    ... on Problem {
      code
      message
    }
    ... on OutOfStock {
      shortages {
        requested
        available
      }
    }
    ... on Conflict {
      field
    }
    ... on ServiceUnavailable {
      service
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    fragment CartBody on Cart {
  id
  version
  lines {
    product {
      id
      sku
      name
    }
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
  }
  totalQuantity
  subtotal {
    amount
    currency
  }
  updatedAt
}`) as unknown as TypedDocumentString<RestSetCartLineMutation, RestSetCartLineMutationVariables>;
export const RestClearCartDocument = new TypedDocumentString(`
    mutation RestClearCart($expectedVersion: String) {
  clearCart(expectedVersion: $expectedVersion) {
    ...CartBody
  }
}
    fragment CartBody on Cart {
  id
  version
  lines {
    product {
      id
      sku
      name
    }
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
  }
  totalQuantity
  subtotal {
    amount
    currency
  }
  updatedAt
}`) as unknown as TypedDocumentString<RestClearCartMutation, RestClearCartMutationVariables>;
export const RestProductsDocument = new TypedDocumentString(`
    query RestProducts($first: Int, $after: String, $filter: ProductFilter, $sort: ProductSort) {
  products(first: $first, after: $after, filter: $filter, sort: $sort) {
    nodes {
      ...ProductBody
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment ProductBody on Product {
  id
  sku
  slug
  name
  description
  kind
  price {
    amount
    currency
  }
  isActive
  tags
  categories {
    id
    name
    slug
  }
  images {
    id
    url
    alt
  }
  createdAt
  updatedAt
  version
  stock {
    available
  }
}`) as unknown as TypedDocumentString<RestProductsQuery, RestProductsQueryVariables>;
export const RestProductDocument = new TypedDocumentString(`
    query RestProduct($id: ID, $slug: String) {
  product(id: $id, slug: $slug) {
    ...ProductBody
  }
}
    fragment ProductBody on Product {
  id
  sku
  slug
  name
  description
  kind
  price {
    amount
    currency
  }
  isActive
  tags
  categories {
    id
    name
    slug
  }
  images {
    id
    url
    alt
  }
  createdAt
  updatedAt
  version
  stock {
    available
  }
}`) as unknown as TypedDocumentString<RestProductQuery, RestProductQueryVariables>;
export const RestCategoriesDocument = new TypedDocumentString(`
    query RestCategories {
  categories {
    ...CategoryBody
  }
}
    fragment CategoryBody on Category {
  id
  name
  slug
  description
}`) as unknown as TypedDocumentString<RestCategoriesQuery, RestCategoriesQueryVariables>;
export const RestCreateProductDocument = new TypedDocumentString(`
    mutation RestCreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    ... on Product {
      ...ProductBody
    }
    ... on Problem {
      code
      message
    }
    ... on Conflict {
      field
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    fragment ProductBody on Product {
  id
  sku
  slug
  name
  description
  kind
  price {
    amount
    currency
  }
  isActive
  tags
  categories {
    id
    name
    slug
  }
  images {
    id
    url
    alt
  }
  createdAt
  updatedAt
  version
  stock {
    available
  }
}`) as unknown as TypedDocumentString<RestCreateProductMutation, RestCreateProductMutationVariables>;
export const RestUpdateProductDocument = new TypedDocumentString(`
    mutation RestUpdateProduct($input: UpdateProductInput!) {
  updateProduct(input: $input) {
    ... on Product {
      ...ProductBody
    }
    ... on Problem {
      code
      message
    }
    ... on Conflict {
      field
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    fragment ProductBody on Product {
  id
  sku
  slug
  name
  description
  kind
  price {
    amount
    currency
  }
  isActive
  tags
  categories {
    id
    name
    slug
  }
  images {
    id
    url
    alt
  }
  createdAt
  updatedAt
  version
  stock {
    available
  }
}`) as unknown as TypedDocumentString<RestUpdateProductMutation, RestUpdateProductMutationVariables>;
export const RestDeleteProductDocument = new TypedDocumentString(`
    mutation RestDeleteProduct($id: ID!, $expectedVersion: String) {
  deleteProduct(id: $id, expectedVersion: $expectedVersion) {
    ... on DeletedProduct {
      id
    }
    ... on Problem {
      code
      message
    }
    ... on Conflict {
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RestDeleteProductMutation, RestDeleteProductMutationVariables>;
export const RestCreateCategoryDocument = new TypedDocumentString(`
    mutation RestCreateCategory($input: CreateCategoryInput!) {
  createCategory(input: $input) {
    ... on Category {
      ...CategoryBody
    }
    ... on Problem {
      code
      message
    }
    ... on Conflict {
      field
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    fragment CategoryBody on Category {
  id
  name
  slug
  description
}`) as unknown as TypedDocumentString<RestCreateCategoryMutation, RestCreateCategoryMutationVariables>;
export const RestAddProductImageDocument = new TypedDocumentString(`
    mutation RestAddProductImage($input: AddProductImageInput!) {
  addProductImage(input: $input) {
    ... on Product {
      ...ProductBody
    }
    ... on Problem {
      code
      message
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    fragment ProductBody on Product {
  id
  sku
  slug
  name
  description
  kind
  price {
    amount
    currency
  }
  isActive
  tags
  categories {
    id
    name
    slug
  }
  images {
    id
    url
    alt
  }
  createdAt
  updatedAt
  version
  stock {
    available
  }
}`) as unknown as TypedDocumentString<RestAddProductImageMutation, RestAddProductImageMutationVariables>;
export const RestCoursesDocument = new TypedDocumentString(`
    query RestCourses($first: Int, $after: String, $filter: CourseFilter) {
  courses(first: $first, after: $after, filter: $filter) {
    nodes {
      ...CourseBody
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment CourseBody on Course {
  id
  slug
  title
  summary
  status
  createdAt
  lessonCount
  durationSeconds
  enrollmentCount
  instructor {
    id
    fullName
  }
  product {
    id
    price {
      amount
      currency
    }
    categories {
      id
      name
      slug
    }
  }
}`) as unknown as TypedDocumentString<RestCoursesQuery, RestCoursesQueryVariables>;
export const RestCourseDocument = new TypedDocumentString(`
    query RestCourse($id: ID, $slug: String) {
  course(id: $id, slug: $slug) {
    ...CourseBody
    sections {
      id
      title
      lessons {
        id
        title
        durationSeconds
        isPreview
      }
    }
  }
}
    fragment CourseBody on Course {
  id
  slug
  title
  summary
  status
  createdAt
  lessonCount
  durationSeconds
  enrollmentCount
  instructor {
    id
    fullName
  }
  product {
    id
    price {
      amount
      currency
    }
    categories {
      id
      name
      slug
    }
  }
}`) as unknown as TypedDocumentString<RestCourseQuery, RestCourseQueryVariables>;
export const RestMyCoursesDocument = new TypedDocumentString(`
    query RestMyCourses {
  myCourses {
    id
    enrolledAt
    completedAt
    progress
    course {
      ...CourseBody
    }
  }
}
    fragment CourseBody on Course {
  id
  slug
  title
  summary
  status
  createdAt
  lessonCount
  durationSeconds
  enrollmentCount
  instructor {
    id
    fullName
  }
  product {
    id
    price {
      amount
      currency
    }
    categories {
      id
      name
      slug
    }
  }
}`) as unknown as TypedDocumentString<RestMyCoursesQuery, RestMyCoursesQueryVariables>;
export const RestRegisterDocument = new TypedDocumentString(`
    mutation RestRegister($input: RegisterInput!) {
  register(input: $input) {
    ... on VerificationSent {
      email
      expiresAt
    }
    ... on Problem {
      code
      message
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RestRegisterMutation, RestRegisterMutationVariables>;
export const RestLoginDocument = new TypedDocumentString(`
    mutation RestLogin($input: LoginInput!) {
  login(input: $input) {
    ... on SignedIn {
      ...SessionBody
    }
    ... on Problem {
      code
      message
    }
    ... on AccountLocked {
      retryAt
    }
    ... on SecondFactorRequired {
      challenge
    }
  }
}
    fragment UserBody on User {
  id
  email
  username
  fullName
  role
  isActive
  emailVerified
  createdAt
}
fragment SessionBody on SignedIn {
  accessToken
  refreshToken
  expiresAt
  user {
    ...UserBody
  }
}`) as unknown as TypedDocumentString<RestLoginMutation, RestLoginMutationVariables>;
export const RestVerifyEmailDocument = new TypedDocumentString(`
    mutation RestVerifyEmail($input: VerifyEmailInput!) {
  verifyEmail(input: $input) {
    ... on SignedIn {
      ...SessionBody
    }
    ... on Problem {
      code
      message
    }
    ... on SecondFactorRequired {
      challenge
    }
    ... on VerificationFailed {
      reason
    }
  }
}
    fragment UserBody on User {
  id
  email
  username
  fullName
  role
  isActive
  emailVerified
  createdAt
}
fragment SessionBody on SignedIn {
  accessToken
  refreshToken
  expiresAt
  user {
    ...UserBody
  }
}`) as unknown as TypedDocumentString<RestVerifyEmailMutation, RestVerifyEmailMutationVariables>;
export const RestResendVerificationDocument = new TypedDocumentString(`
    mutation RestResendVerification($email: String!) {
  resendVerification(email: $email) {
    email
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<RestResendVerificationMutation, RestResendVerificationMutationVariables>;
export const RestRefreshSessionDocument = new TypedDocumentString(`
    mutation RestRefreshSession($refreshToken: String) {
  refreshSession(refreshToken: $refreshToken) {
    ... on SignedIn {
      ...SessionBody
    }
    ... on Problem {
      code
      message
    }
  }
}
    fragment UserBody on User {
  id
  email
  username
  fullName
  role
  isActive
  emailVerified
  createdAt
}
fragment SessionBody on SignedIn {
  accessToken
  refreshToken
  expiresAt
  user {
    ...UserBody
  }
}`) as unknown as TypedDocumentString<RestRefreshSessionMutation, RestRefreshSessionMutationVariables>;
export const RestLogoutDocument = new TypedDocumentString(`
    mutation RestLogout {
  logout
}
    `) as unknown as TypedDocumentString<RestLogoutMutation, RestLogoutMutationVariables>;
export const RestStartGuestSessionDocument = new TypedDocumentString(`
    mutation RestStartGuestSession {
  startGuestSession {
    accessToken
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<RestStartGuestSessionMutation, RestStartGuestSessionMutationVariables>;
export const RestMeDocument = new TypedDocumentString(`
    query RestMe {
  me {
    ...UserBody
  }
}
    fragment UserBody on User {
  id
  email
  username
  fullName
  role
  isActive
  emailVerified
  createdAt
}`) as unknown as TypedDocumentString<RestMeQuery, RestMeQueryVariables>;
export const RestIntrospectedUserDocument = new TypedDocumentString(`
    query RestIntrospectedUser($id: ID!) {
  user(id: $id) {
    id
    role
    isActive
  }
}
    `) as unknown as TypedDocumentString<RestIntrospectedUserQuery, RestIntrospectedUserQueryVariables>;
export const RestSendNotificationDocument = new TypedDocumentString(`
    mutation RestSendNotification($input: SendNotificationInput!) {
  sendNotification(input: $input) {
    ... on Notification {
      id
      status
      sentAt
      createdAt
    }
    ... on Problem {
      code
      message
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RestSendNotificationMutation, RestSendNotificationMutationVariables>;
export const RestNotificationsDocument = new TypedDocumentString(`
    query RestNotifications($first: Int, $after: String) {
  notifications(first: $first, after: $after) {
    nodes {
      id
      kind
      subject
      recipient
      status
      sentAt
      createdAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<RestNotificationsQuery, RestNotificationsQueryVariables>;
export const RestOrderDocument = new TypedDocumentString(`
    query RestOrder($id: ID, $number: String) {
  order(id: $id, number: $number) {
    ...OrderBody
  }
}
    fragment OrderBody on Order {
  id
  number
  status
  lines {
    product {
      id
    }
    sku
    name
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
  }
  subtotal {
    amount
  }
  shippingTotal {
    amount
  }
  total {
    amount
    currency
  }
  placedAt
}`) as unknown as TypedDocumentString<RestOrderQuery, RestOrderQueryVariables>;
export const RestOrderToPayDocument = new TypedDocumentString(`
    query RestOrderToPay($id: ID, $number: String) {
  order(id: $id, number: $number) {
    ...PaidOrder
  }
}
    fragment PaidOrder on Order {
  id
  number
  status
  total {
    amount
    currency
  }
  payments {
    number
    status
    amount {
      amount
    }
    createdAt
  }
}`) as unknown as TypedDocumentString<RestOrderToPayQuery, RestOrderToPayQueryVariables>;
export const RestOrderReferenceDocument = new TypedDocumentString(`
    query RestOrderReference($id: ID, $number: String) {
  order(id: $id, number: $number) {
    id
    shippingAddress {
      fullName
      line2
      city
      region
      postalCode
      country
      phone
    }
    shipments {
      trackingNumber
      status
      carrier
    }
  }
}
    `) as unknown as TypedDocumentString<RestOrderReferenceQuery, RestOrderReferenceQueryVariables>;
export const RestOrdersDocument = new TypedDocumentString(`
    query RestOrders($first: Int, $after: String, $filter: OrderFilter) {
  orders(first: $first, after: $after, filter: $filter) {
    nodes {
      ...OrderBody
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment OrderBody on Order {
  id
  number
  status
  lines {
    product {
      id
    }
    sku
    name
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
  }
  subtotal {
    amount
  }
  shippingTotal {
    amount
  }
  total {
    amount
    currency
  }
  placedAt
}`) as unknown as TypedDocumentString<RestOrdersQuery, RestOrdersQueryVariables>;
export const RestCheckoutDocument = new TypedDocumentString(`
    mutation RestCheckout($input: CheckoutInput!) {
  checkout(input: $input) {
    ... on Order {
      ...OrderBody
    }
    ... on Problem {
      code
      message
    }
    ... on OutOfStock {
      shortages {
        requested
        available
      }
    }
    ... on PriceChanged {
      total {
        amount
        currency
      }
    }
    ... on CartAlreadyOrdered {
      order {
        number
      }
    }
    ... on OrderSuperseded {
      order {
        number
      }
    }
    ... on PaymentDeclined {
      declineCode
      order {
        number
      }
    }
    ... on PaymentActionRequired {
      order {
        number
      }
      provider
      redirectUrl
      expiresAt
    }
    ... on ServiceUnavailable {
      service
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    fragment OrderBody on Order {
  id
  number
  status
  lines {
    product {
      id
    }
    sku
    name
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
  }
  subtotal {
    amount
  }
  shippingTotal {
    amount
  }
  total {
    amount
    currency
  }
  placedAt
}`) as unknown as TypedDocumentString<RestCheckoutMutation, RestCheckoutMutationVariables>;
export const RestPayOrderDocument = new TypedDocumentString(`
    mutation RestPayOrder($input: PayOrderInput!) {
  payOrder(input: $input) {
    ... on Order {
      ...PaidOrder
    }
    ... on Problem {
      code
      message
    }
    ... on PriceChanged {
      total {
        amount
        currency
      }
    }
    ... on OrderSuperseded {
      order {
        number
      }
    }
    ... on PaymentDeclined {
      declineCode
      order {
        number
      }
    }
    ... on PaymentActionRequired {
      order {
        number
      }
      provider
      redirectUrl
      expiresAt
    }
    ... on ServiceUnavailable {
      service
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    fragment PaidOrder on Order {
  id
  number
  status
  total {
    amount
    currency
  }
  payments {
    number
    status
    amount {
      amount
    }
    createdAt
  }
}`) as unknown as TypedDocumentString<RestPayOrderMutation, RestPayOrderMutationVariables>;
export const RestAdvanceOrderDocument = new TypedDocumentString(`
    mutation RestAdvanceOrder($id: ID!, $to: OrderStatus!) {
  advanceOrder(id: $id, to: $to) {
    ... on Order {
      ...OrderBody
    }
    ... on Problem {
      code
      message
    }
  }
}
    fragment OrderBody on Order {
  id
  number
  status
  lines {
    product {
      id
    }
    sku
    name
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
  }
  subtotal {
    amount
  }
  shippingTotal {
    amount
  }
  total {
    amount
    currency
  }
  placedAt
}`) as unknown as TypedDocumentString<RestAdvanceOrderMutation, RestAdvanceOrderMutationVariables>;
export const RestCancelOrderDocument = new TypedDocumentString(`
    mutation RestCancelOrder($id: ID!, $idempotencyKey: String) {
  cancelOrder(id: $id, idempotencyKey: $idempotencyKey) {
    ... on Order {
      ...OrderBody
    }
    ... on Problem {
      code
      message
    }
    ... on ServiceUnavailable {
      service
    }
  }
}
    fragment OrderBody on Order {
  id
  number
  status
  lines {
    product {
      id
    }
    sku
    name
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
  }
  subtotal {
    amount
  }
  shippingTotal {
    amount
  }
  total {
    amount
    currency
  }
  placedAt
}`) as unknown as TypedDocumentString<RestCancelOrderMutation, RestCancelOrderMutationVariables>;
export const RestPaymentMethodsDocument = new TypedDocumentString(`
    query RestPaymentMethods {
  paymentMethods {
    ...PaymentMethodBody
  }
}
    fragment PaymentMethodBody on PaymentMethod {
  id
  type
  brand
  last4
  expiryMonth
  expiryYear
  isDefault
  createdAt
}`) as unknown as TypedDocumentString<RestPaymentMethodsQuery, RestPaymentMethodsQueryVariables>;
export const RestAddPaymentMethodDocument = new TypedDocumentString(`
    mutation RestAddPaymentMethod($input: AddPaymentMethodInput!) {
  addPaymentMethod(input: $input) {
    ... on PaymentMethod {
      ...PaymentMethodBody
    }
    ... on Problem {
      code
      message
    }
    ... on ServiceUnavailable {
      service
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    fragment PaymentMethodBody on PaymentMethod {
  id
  type
  brand
  last4
  expiryMonth
  expiryYear
  isDefault
  createdAt
}`) as unknown as TypedDocumentString<RestAddPaymentMethodMutation, RestAddPaymentMethodMutationVariables>;
export const RestSetDefaultPaymentMethodDocument = new TypedDocumentString(`
    mutation RestSetDefaultPaymentMethod($id: ID!) {
  setDefaultPaymentMethod(id: $id) {
    ... on PaymentMethod {
      ...PaymentMethodBody
    }
    ... on Problem {
      code
      message
    }
  }
}
    fragment PaymentMethodBody on PaymentMethod {
  id
  type
  brand
  last4
  expiryMonth
  expiryYear
  isDefault
  createdAt
}`) as unknown as TypedDocumentString<RestSetDefaultPaymentMethodMutation, RestSetDefaultPaymentMethodMutationVariables>;
export const RestRemovePaymentMethodDocument = new TypedDocumentString(`
    mutation RestRemovePaymentMethod($id: ID!) {
  removePaymentMethod(id: $id) {
    ... on PaymentMethod {
      id
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RestRemovePaymentMethodMutation, RestRemovePaymentMethodMutationVariables>;
export const RestAddShipmentDocument = new TypedDocumentString(`
    mutation RestAddShipment($input: AddShipmentInput!) {
  addShipment(input: $input) {
    ... on Shipment {
      trackingNumber
      status
      carrier
    }
    ... on Problem {
      code
      message
    }
    ... on Conflict {
      field
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RestAddShipmentMutation, RestAddShipmentMutationVariables>;
export const RestOrderShipmentsDocument = new TypedDocumentString(`
    query RestOrderShipments($id: ID, $number: String) {
  order(id: $id, number: $number) {
    number
    shipments {
      trackingNumber
      carrier
      carrierTrackingNumber
      trackingUrl
      status
      createdAt
    }
  }
}
    `) as unknown as TypedDocumentString<RestOrderShipmentsQuery, RestOrderShipmentsQueryVariables>;
export const RestUpdateShipmentDocument = new TypedDocumentString(`
    mutation RestUpdateShipment($input: UpdateShipmentInput!) {
  updateShipment(input: $input) {
    ... on Shipment {
      trackingNumber
      carrier
      status
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RestUpdateShipmentMutation, RestUpdateShipmentMutationVariables>;