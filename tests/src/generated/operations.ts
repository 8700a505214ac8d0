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
  productId: string | number;
  /** An http or https address, or a path that starts with /. */
  url: string;
};

export type AddToCartInput = {
  /** The `version` of the cart that the buyer has seen. A cart with another version is not changed: Conflict at `expectedVersion`. */
  expectedVersion?: string | null | undefined;
  productId: string | number;
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

export type AdjustStockInput = {
  /** Units to add (positive) or to remove (negative). */
  delta: number;
  /** A repeat with the same key and input moves nothing; the same key with another input is IdempotencyKeyReused. 1 to 200 characters; the header Idempotency-Key when absent. */
  idempotencyKey?: string | null | undefined;
  productId: string | number;
  /** Stored with the movement, 1 to 200 characters. */
  reason: string;
};

export type BeginTwoFactorInput = {
  /** Required when the account has a password. */
  currentPassword?: string | null | undefined;
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

export type ChangePasswordInput = {
  currentPassword: string;
  /** Follows the same rules as in `register`. */
  newPassword: string;
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

export type CheckoutStep =
  /** The buyer must act at the provider; `payOrder` returns the action, and charges nothing again. */
  | 'ACTION_REQUIRED'
  /** Continue with `payOrder`. */
  | 'AWAITING_PAYMENT'
  /** Cancelled or refunded. */
  | 'CLOSED'
  /** It is unknown whether the payment succeeded. The shop asks until it is known; do not pay again. */
  | 'CONFIRMING_PAYMENT'
  /** The buyer has nothing left to do. */
  | 'PAID';

/** Either `token` (from the link) or, signed in, `code` (the six digits). */
export type ConfirmEmailChangeInput = {
  code?: string | null | undefined;
  token?: string | null | undefined;
};

export type ConfirmTwoFactorInput = {
  /** The six digits that the authenticator app shows. */
  code: string;
};

/** All given conditions must hold. `category` is a slug; `search` finds courses with words that begin with each search word or, if there are none, courses with similar titles. Courses that are not published are listed only to their own instructor with `mine` or `instructorId`, and to admins with these or with `status`. */
export type CourseFilter = {
  category?: string | null | undefined;
  instructorId?: string | number | null | undefined;
  /** True: courses that the viewer created, in every status. */
  mine?: boolean | null | undefined;
  /** Words of the title or the summary; at most 200 characters. */
  search?: string | null | undefined;
  status?: CourseStatus | null | undefined;
};

export type CourseSectionInput = {
  /** In teaching order; at most 200. */
  lessons: Array<LessonInput>;
  /** 1 to 200 characters. */
  title: string;
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
export type CreateCourseInput = {
  /** At most 20. */
  categories?: Array<string> | null | undefined;
  /** In the shop's currency, more than 0. */
  price: MoneyInput;
  /** In teaching order; at most 100. */
  sections?: Array<CourseSectionInput> | null | undefined;
  /** At most 10,000 characters. */
  summary?: string | null | undefined;
  /** 1 to 200 characters. */
  title: string;
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

export type LessonInput = {
  /** Markdown, at most 50,000 characters. Optional. */
  content?: string | null | undefined;
  /** 0 to 86,400 seconds. */
  durationSeconds?: number | null | undefined;
  /** True if the lesson is public; false when absent. */
  isPreview?: boolean | null | undefined;
  /** An http or https address, or a path that starts with /. Optional. */
  mediaUrl?: string | null | undefined;
  /** 1 to 200 characters. */
  title: string;
};

export type LoginInput = {
  email: string;
  password: string;
};

export type MergeOutcome =
  /** The product was not in the account's cart. */
  | 'ADDED'
  /** A part of the guest's quantity was added; `reason` says why not all. */
  | 'CAPPED'
  /** Nothing of the guest's line was added; `reason` says why. The account's own line stays unchanged. */
  | 'DROPPED'
  /** The product was in the account's cart; now the line has both quantities. */
  | 'SUMMED';

export type MergeReason =
  /** A course belongs to an account: sign in to buy it. */
  | 'ACCOUNT_NEEDED'
  /** The course is already in the account's cart. */
  | 'ALREADY_IN_CART'
  /** The account already owns the course. */
  | 'ALREADY_OWNED'
  /** A cart holds at most 100 products. */
  | 'CART_FULL'
  /** A cart holds at most 999 of one product. */
  | 'LINE_LIMIT'
  /** The product is not on sale at present. */
  | 'NOT_ON_SALE'
  /** The account teaches this course. */
  | 'OWN_COURSE'
  /** The product is no longer in the catalog. */
  | 'PRODUCT_GONE'
  /** A rule of the shop refuses the product or the quantity. */
  | 'RULE_REFUSED'
  /** The product is out of stock. */
  | 'SOLD_OUT'
  /** Not enough items are in stock. */
  | 'STOCK';

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
  customerId?: string | number | null | undefined;
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
  orderId: string | number;
  /** Absent: the viewer's default payment method pays. */
  payment?: PaymentInput | null | undefined;
};

/** The proof of payment that the provider's own checkout gave to the browser. */
export type PaymentConfirmationInput = {
  /** Razorpay's `razorpay_payment_id`. */
  providerPaymentId: string | number;
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
  paymentMethodId?: string | number | null | undefined;
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
  ids?: Array<string | number> | null | undefined;
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

export type RefundLineInput = {
  productId: string | number;
  quantity: number;
};

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

export type RequestEmailChangeInput = {
  currentPassword: string;
  /** Surrounding spaces are ignored. */
  newEmail: string;
};

export type ResetPasswordInput = {
  /** Follows the same rules as in `register`. */
  newPassword: string;
  /** From the mailed link. */
  token: string;
};

export type Role =
  /** May do everything. */
  | 'ADMIN'
  /** The role of every new account. */
  | 'CUSTOMER'
  /** May also create courses. */
  | 'INSTRUCTOR';

export type SaveAddressInput = {
  address: AddressInput;
  /** The address to replace; adds a new address when absent. */
  id?: string | number | null | undefined;
  /** True makes it the default. The first address is the default in any case. */
  isDefault?: boolean | null | undefined;
};

/** Quantity 0 removes the line. */
export type SetCartLineInput = {
  /** The `version` of the cart that the buyer has seen. A cart with another version is not changed: Conflict at `expectedVersion`. */
  expectedVersion?: string | null | undefined;
  /** `CartLine.lineId`. When absent, the line of the product without values of declared fields. */
  lineId?: string | number | null | undefined;
  productId: string | number;
  /** 0 to 99. */
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
  id: string | number;
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

/** Either `token` (from the link) or `email` with `code` (the six digits). */
export type VerifyEmailInput = {
  code?: string | null | undefined;
  email?: string | null | undefined;
  token?: string | null | undefined;
};

export type VerifySecondFactorInput = {
  /** The challenge from `SecondFactorRequired`: valid for five minutes, five tries, once. */
  challenge: string;
  /** Six digits from the app, or a recovery code. Each works once. */
  code: string;
};

export type TokensFragment = { accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, email: string, role: Role, emailVerified: boolean } };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register:
    | { __typename: 'EmailTaken', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { __typename: 'VerificationSent', email: string, expiresAt: string }
    | { __typename: 'WeakPassword', code: string, message: string }
   | null };

export type ResendVerificationMutationVariables = Exact<{
  email: string;
}>;


export type ResendVerificationMutation = { resendVerification: { email: string, expiresAt: string } | null };

export type VerifyEmailMutationVariables = Exact<{
  input: VerifyEmailInput;
}>;


export type VerifyEmailMutation = { verifyEmail:
    | { __typename: 'SecondFactorRequired', code: string, message: string }
    | { __typename: 'SignedIn', accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, email: string, role: Role, emailVerified: boolean } }
    | { __typename: 'VerificationFailed', code: string, message: string }
   | null };

export type LoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginMutation = { login:
    | { __typename: 'AccountLocked', code: string, message: string, retryAt: string }
    | { __typename: 'EmailNotVerified', code: string, message: string }
    | { __typename: 'InvalidCredentials', code: string, message: string }
    | { __typename: 'SecondFactorRequired', challenge: string, code: string, message: string }
    | { __typename: 'SignedIn', accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, email: string, role: Role, emailVerified: boolean } }
   | null };

export type RefreshSessionMutationVariables = Exact<{
  refreshToken?: string | null | undefined;
}>;


export type RefreshSessionMutation = { refreshSession:
    | { __typename: 'SessionExpired', code: string, message: string }
    | { __typename: 'SignedIn', accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, email: string, role: Role, emailVerified: boolean } }
   | null };

export type MergedCartFragment = { cartMerge: { lines: Array<{ outcome: MergeOutcome, reason: MergeReason | null, guestQuantity: number, quantityBefore: number, quantityAfter: number, product: { id: string, name: string } | null }> } | null };

export type LoginAsGuestMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginAsGuestMutation = { login:
    | { __typename: 'AccountLocked', code: string, message: string }
    | { __typename: 'EmailNotVerified', code: string, message: string }
    | { __typename: 'InvalidCredentials', code: string, message: string }
    | { __typename: 'SecondFactorRequired', code: string, message: string }
    | { __typename: 'SignedIn', accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, email: string, role: Role, emailVerified: boolean }, cartMerge: { lines: Array<{ outcome: MergeOutcome, reason: MergeReason | null, guestQuantity: number, quantityBefore: number, quantityAfter: number, product: { id: string, name: string } | null }> } | null }
   | null };

export type VerifyEmailAsGuestMutationVariables = Exact<{
  input: VerifyEmailInput;
}>;


export type VerifyEmailAsGuestMutation = { verifyEmail:
    | { __typename: 'SecondFactorRequired', code: string, message: string }
    | { __typename: 'SignedIn', accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, email: string, role: Role, emailVerified: boolean }, cartMerge: { lines: Array<{ outcome: MergeOutcome, reason: MergeReason | null, guestQuantity: number, quantityBefore: number, quantityAfter: number, product: { id: string, name: string } | null }> } | null }
    | { __typename: 'VerificationFailed', code: string, message: string }
   | null };

export type StartGuestSessionMutationVariables = Exact<{ [key: string]: never; }>;


export type StartGuestSessionMutation = { startGuestSession: { accessToken: string, expiresAt: string } | null };

export type LogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutMutation = { logout: boolean | null };

export type RequestPasswordResetMutationVariables = Exact<{
  email: string;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset: boolean | null };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { resetPassword:
    | { __typename: 'SecondFactorRequired', code: string, message: string }
    | { __typename: 'SignedIn', accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, email: string, role: Role, emailVerified: boolean } }
    | { __typename: 'VerificationFailed', code: string, message: string }
    | { __typename: 'WeakPassword', code: string, message: string }
   | null };

export type RequestEmailChangeMutationVariables = Exact<{
  input: RequestEmailChangeInput;
}>;


export type RequestEmailChangeMutation = { requestEmailChange:
    | { __typename: 'AccountLocked', code: string, message: string }
    | { __typename: 'EmailTaken', code: string, message: string }
    | { __typename: 'InvalidCredentials', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'VerificationSent', email: string, expiresAt: string }
   | null };

export type ConfirmEmailChangeMutationVariables = Exact<{
  input: ConfirmEmailChangeInput;
}>;


export type ConfirmEmailChangeMutation = { confirmEmailChange:
    | { __typename: 'EmailChanged', email: string }
    | { __typename: 'EmailTaken', code: string, message: string }
    | { __typename: 'VerificationFailed', code: string, message: string }
   | null };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword:
    | { __typename: 'AccountLocked', code: string, message: string }
    | { __typename: 'InvalidCredentials', code: string, message: string }
    | { __typename: 'SignedIn', accessToken: string }
    | { __typename: 'WeakPassword', code: string, message: string }
   | null };

export type SaveAddressMutationVariables = Exact<{
  input: SaveAddressInput;
}>;


export type SaveAddressMutation = { saveAddress:
    | { __typename: 'Address', id: string, city: string, isDefault: boolean }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
   | null };

export type SetRoleMutationVariables = Exact<{
  userId: string | number;
  role: Role;
}>;


export type SetRoleMutation = { setRole:
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'User', id: string, role: Role }
   | null };

export type RevokeSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeSessionMutation = { revokeSession: boolean | null };

export type RevokeAllSessionsMutationVariables = Exact<{
  exceptCurrent?: boolean | null | undefined;
}>;


export type RevokeAllSessionsMutation = { revokeAllSessions: number | null };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, email: string, username: string | null, fullName: string | null, role: Role, emailVerified: boolean, isActive: boolean, createdAt: string, addresses: Array<{ id: string, city: string, country: string, isDefault: boolean }>, sessions: Array<{ id: string, userAgent: string | null, lastUsedAt: string, isCurrent: boolean }> } | null };

export type UsersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type UsersQuery = { users: { totalCount: number, nodes: Array<{ id: string, email: string, role: Role }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type VerifySecondFactorMutationVariables = Exact<{
  input: VerifySecondFactorInput;
}>;


export type VerifySecondFactorMutation = { verifySecondFactor:
    | { __typename: 'AccountLocked', code: string, message: string }
    | { __typename: 'ChallengeExpired', code: string, message: string }
    | { __typename: 'SecondFactorRequired', code: string, message: string }
    | { __typename: 'SignedIn', accessToken: string, refreshToken: string, expiresAt: string, user: { id: string, email: string, role: Role, emailVerified: boolean } }
    | { __typename: 'VerificationFailed', code: string, message: string }
   | null };

export type BeginTwoFactorMutationVariables = Exact<{
  input: BeginTwoFactorInput;
}>;


export type BeginTwoFactorMutation = { beginTwoFactor:
    | { __typename: 'AccountLocked', code: string, message: string }
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'InvalidCredentials', code: string, message: string }
    | { __typename: 'TwoFactorSetup', secret: string, otpauthUrl: string, qrCode: string, expiresAt: string }
   | null };

export type ConfirmTwoFactorMutationVariables = Exact<{
  input: ConfirmTwoFactorInput;
}>;


export type ConfirmTwoFactorMutation = { confirmTwoFactor:
    | { __typename: 'AccountLocked', code: string, message: string }
    | { __typename: 'RecoveryCodes', codes: Array<string> }
    | { __typename: 'VerificationFailed', code: string, message: string }
   | null };

export type ProductCardFragment = { id: string, sku: string, slug: string, name: string, kind: ProductKind, isActive: boolean, tags: Array<string>, price: { amount: string, currency: string }, images: Array<{ url: string, alt: string | null }>, stock: { available: number, inStock: boolean } | null };

export type ProductsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ProductFilter | null | undefined;
  sort?: ProductSort | null | undefined;
}>;


export type ProductsQuery = { products: { totalCount: number, edges: Array<{ cursor: string, node: { id: string, sku: string, slug: string, name: string, kind: ProductKind, isActive: boolean, tags: Array<string>, price: { amount: string, currency: string }, images: Array<{ url: string, alt: string | null }>, stock: { available: number, inStock: boolean } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type ProductQueryVariables = Exact<{
  id?: string | number | null | undefined;
  sku?: string | null | undefined;
  slug?: string | null | undefined;
}>;


export type ProductQuery = { product: { description: string | null, createdAt: string, updatedAt: string, id: string, sku: string, slug: string, name: string, kind: ProductKind, isActive: boolean, tags: Array<string>, categories: Array<{ id: string, name: string, slug: string }>, stock: { onHand: number | null, reserved: number | null, available: number, inStock: boolean } | null, course: { id: string, slug: string, title: string } | null, price: { amount: string, currency: string }, images: Array<{ url: string, alt: string | null }> } | null };

export type CategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type CategoriesQuery = { categories: Array<{ id: string, name: string, slug: string }> | null };

export type CategoryPageQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CategoryPageQuery = { category: { id: string, name: string, products: { totalCount: number, nodes: Array<{ id: string, sku: string, slug: string, name: string, kind: ProductKind, isActive: boolean, tags: Array<string>, price: { amount: string, currency: string }, images: Array<{ url: string, alt: string | null }>, stock: { available: number, inStock: boolean } | null }> } } | null };

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct:
    | { __typename: 'Conflict', code: string, message: string, field: string | null }
    | { __typename: 'InvalidInput', code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { __typename: 'Product', id: string, sku: string, slug: string, name: string, kind: ProductKind, isActive: boolean, tags: Array<string>, price: { amount: string, currency: string }, images: Array<{ url: string, alt: string | null }>, stock: { available: number, inStock: boolean } | null }
   | null };

export type UpdateProductMutationVariables = Exact<{
  input: UpdateProductInput;
}>;


export type UpdateProductMutation = { updateProduct:
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'Product', id: string, sku: string, slug: string, name: string, kind: ProductKind, isActive: boolean, tags: Array<string>, price: { amount: string, currency: string }, images: Array<{ url: string, alt: string | null }>, stock: { available: number, inStock: boolean } | null }
   | null };

export type DeleteProductMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteProductMutation = { deleteProduct:
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'DeletedProduct', id: string }
    | { __typename: 'NotFound', code: string, message: string }
   | null };

export type CreateCategoryMutationVariables = Exact<{
  input: CreateCategoryInput;
}>;


export type CreateCategoryMutation = { createCategory:
    | { __typename: 'Category', id: string, slug: string }
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string }
   | null };

export type AddProductImageMutationVariables = Exact<{
  input: AddProductImageInput;
}>;


export type AddProductImageMutation = { addProductImage:
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'Product', id: string, images: Array<{ id: string, url: string, alt: string | null, position: number }> }
   | null };

export type AdjustStockMutationVariables = Exact<{
  input: AdjustStockInput;
}>;


export type AdjustStockMutation = { adjustStock:
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'IdempotencyKeyReused', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'Product', id: string, stock: { onHand: number | null, reserved: number | null, available: number } | null }
   | null };

export type CourseViewFragment = { id: string, slug: string, title: string, summary: string | null, status: CourseStatus, version: number, lessonCount: number, enrollmentCount: number, product: { id: string, sku: string, price: { amount: string, currency: string } } | null, instructor: { id: string, fullName: string | null } | null, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, durationSeconds: number | null, isPreview: boolean, mediaUrl: string | null }> }>, myEnrollment: { id: string, enrolledAt: string, progress: number, completedLessonIds: Array<string>, completedAt: string | null } | null };

export type CourseQueryVariables = Exact<{
  id?: string | number | null | undefined;
  slug?: string | null | undefined;
}>;


export type CourseQuery = { course: { id: string, slug: string, title: string, summary: string | null, status: CourseStatus, version: number, lessonCount: number, enrollmentCount: number, product: { id: string, sku: string, price: { amount: string, currency: string } } | null, instructor: { id: string, fullName: string | null } | null, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, durationSeconds: number | null, isPreview: boolean, mediaUrl: string | null }> }>, myEnrollment: { id: string, enrolledAt: string, progress: number, completedLessonIds: Array<string>, completedAt: string | null } | null } | null };

export type CoursesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: CourseFilter | null | undefined;
}>;


export type CoursesQuery = { courses: { totalCount: number, nodes: Array<{ id: string, slug: string, title: string, product: { price: { amount: string } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type MyCoursesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyCoursesQuery = { myCourses: Array<{ id: string, enrolledAt: string, progress: number, course: { id: string, slug: string, title: string } }> | null };

export type CreateCourseMutationVariables = Exact<{
  input: CreateCourseInput;
}>;


export type CreateCourseMutation = { createCourse:
    | { __typename: 'Course', id: string, slug: string, title: string, summary: string | null, status: CourseStatus, version: number, lessonCount: number, enrollmentCount: number, product: { id: string, sku: string, price: { amount: string, currency: string } } | null, instructor: { id: string, fullName: string | null } | null, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, durationSeconds: number | null, isPreview: boolean, mediaUrl: string | null }> }>, myEnrollment: { id: string, enrolledAt: string, progress: number, completedLessonIds: Array<string>, completedAt: string | null } | null }
    | { __typename: 'InvalidInput', code: string, message: string, fields: Array<{ path: string, message: string }> }
   | null };

export type PublishCourseMutationVariables = Exact<{
  id: string | number;
}>;


export type PublishCourseMutation = { publishCourse:
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'Course', id: string, slug: string, title: string, summary: string | null, status: CourseStatus, version: number, lessonCount: number, enrollmentCount: number, product: { id: string, sku: string, price: { amount: string, currency: string } } | null, instructor: { id: string, fullName: string | null } | null, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, durationSeconds: number | null, isPreview: boolean, mediaUrl: string | null }> }>, myEnrollment: { id: string, enrolledAt: string, progress: number, completedLessonIds: Array<string>, completedAt: string | null } | null }
    | { __typename: 'NotFound', code: string, message: string }
   | null };

export type CompleteLessonMutationVariables = Exact<{
  lessonId: string | number;
}>;


export type CompleteLessonMutation = { completeLesson:
    | { __typename: 'Enrollment', id: string, progress: number, completedLessonIds: Array<string>, completedAt: string | null }
    | { __typename: 'NotFound', code: string, message: string }
   | null };

export type OrderedOnceFragment = { id: string, number: string, status: OrderStatus, supersededBy: { id: string, number: string } | null, checkout: { step: CheckoutStep }, events: Array<{ type: string, detail: string | null }>, payments: Array<{ status: PaymentStatus }> | null };

export type CartVersionQueryVariables = Exact<{ [key: string]: never; }>;


export type CartVersionQuery = { cart: { id: string, version: string, totalQuantity: number } | null };

export type CheckoutOnceMutationVariables = Exact<{
  input: CheckoutInput;
}>;


export type CheckoutOnceMutation = { checkout:
    | { __typename: 'AlreadyOwned', code: string, message: string }
    | { __typename: 'CartAlreadyOrdered', code: string, message: string, order: { id: string, number: string, status: OrderStatus, supersededBy: { id: string, number: string } | null, checkout: { step: CheckoutStep }, events: Array<{ type: string, detail: string | null }>, payments: Array<{ status: PaymentStatus }> | null } }
    | { __typename: 'CartChanged', code: string, message: string, cart: { id: string, version: string, totalQuantity: number } | null }
    | { __typename: 'CartEmpty', code: string, message: string }
    | { __typename: 'IdempotencyKeyReused', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'Order', id: string, number: string, status: OrderStatus, supersededBy: { id: string, number: string } | null, checkout: { step: CheckoutStep }, events: Array<{ type: string, detail: string | null }>, payments: Array<{ status: PaymentStatus }> | null }
    | { __typename: 'OrderSuperseded', code: string, message: string, order: { id: string, number: string, status: OrderStatus, supersededBy: { id: string, number: string } | null, checkout: { step: CheckoutStep }, events: Array<{ type: string, detail: string | null }>, payments: Array<{ status: PaymentStatus }> | null } }
    | { __typename: 'OutOfStock', code: string, message: string }
    | { __typename: 'PaymentActionRequired', code: string, message: string, redirectUrl: string | null, order: { id: string, number: string, status: OrderStatus, supersededBy: { id: string, number: string } | null, checkout: { step: CheckoutStep }, events: Array<{ type: string, detail: string | null }>, payments: Array<{ status: PaymentStatus }> | null } }
    | { __typename: 'PaymentDeclined', code: string, message: string, order: { id: string, number: string, status: OrderStatus, supersededBy: { id: string, number: string } | null, checkout: { step: CheckoutStep }, events: Array<{ type: string, detail: string | null }>, payments: Array<{ status: PaymentStatus }> | null } }
    | { __typename: 'PriceChanged', code: string, message: string }
    | { __typename: 'ProductUnavailable', code: string, message: string }
    | { __typename: 'RuleRefused', code: string, message: string }
    | { __typename: 'ServiceUnavailable', code: string, message: string }
   | null };

export type PayOnceMutationVariables = Exact<{
  input: PayOrderInput;
}>;


export type PayOnceMutation = { payOrder:
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'IdempotencyKeyReused', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'Order', id: string, number: string, status: OrderStatus, supersededBy: { id: string, number: string } | null, checkout: { step: CheckoutStep }, events: Array<{ type: string, detail: string | null }>, payments: Array<{ status: PaymentStatus }> | null }
    | { __typename: 'OrderSuperseded', code: string, message: string, order: { id: string, number: string, status: OrderStatus, supersededBy: { id: string, number: string } | null, checkout: { step: CheckoutStep }, events: Array<{ type: string, detail: string | null }>, payments: Array<{ status: PaymentStatus }> | null } }
    | { __typename: 'PaymentActionRequired', code: string, message: string, redirectUrl: string | null }
    | { __typename: 'PaymentDeclined', code: string, message: string, order: { id: string, number: string, status: OrderStatus, supersededBy: { id: string, number: string } | null, checkout: { step: CheckoutStep }, events: Array<{ type: string, detail: string | null }>, payments: Array<{ status: PaymentStatus }> | null } }
    | { __typename: 'PriceChanged', code: string, message: string, total: { amount: string, currency: string } }
    | { __typename: 'ServiceUnavailable', code: string, message: string }
   | null };

export type OrderedOnceQueryVariables = Exact<{
  id?: string | number | null | undefined;
}>;


export type OrderedOnceQuery = { order: { id: string, number: string, status: OrderStatus, shipments: Array<{ trackingNumber: string }> | null, supersededBy: { id: string, number: string } | null, checkout: { step: CheckoutStep }, events: Array<{ type: string, detail: string | null }>, payments: Array<{ status: PaymentStatus }> | null } | null };

export type AskedOrderFragment = { id: string, number: string, status: OrderStatus, checkout: { step: CheckoutStep, attempts: number, lastError: string | null }, payments: Array<{ number: string, status: PaymentStatus, declineCode: string | null }> | null };

export type AskedActionFragment = { provider: string, expiresAt: string, redirectUrl: string | null, clientSecret: string | null, publicKey: string | null, providerOrderId: string | null, amount: { amount: string, currency: string }, order: { id: string, number: string, status: OrderStatus, checkout: { step: CheckoutStep, attempts: number, lastError: string | null }, payments: Array<{ number: string, status: PaymentStatus, declineCode: string | null }> | null } };

export type CheckoutWithActionMutationVariables = Exact<{
  input: CheckoutInput;
}>;


export type CheckoutWithActionMutation = { checkout:
    | { __typename: 'AlreadyOwned', code: string, message: string }
    | { __typename: 'CartAlreadyOrdered', code: string, message: string }
    | { __typename: 'CartChanged', code: string, message: string }
    | { __typename: 'CartEmpty', code: string, message: string }
    | { __typename: 'IdempotencyKeyReused', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { __typename: 'Order', id: string, number: string, status: OrderStatus, checkout: { step: CheckoutStep, attempts: number, lastError: string | null }, payments: Array<{ number: string, status: PaymentStatus, declineCode: string | null }> | null }
    | { __typename: 'OrderSuperseded', code: string, message: string }
    | { __typename: 'OutOfStock', code: string, message: string }
    | { __typename: 'PaymentActionRequired', code: string, message: string, provider: string, expiresAt: string, redirectUrl: string | null, clientSecret: string | null, publicKey: string | null, providerOrderId: string | null, amount: { amount: string, currency: string }, order: { id: string, number: string, status: OrderStatus, checkout: { step: CheckoutStep, attempts: number, lastError: string | null }, payments: Array<{ number: string, status: PaymentStatus, declineCode: string | null }> | null } }
    | { __typename: 'PaymentDeclined', code: string, message: string, declineCode: string, order: { id: string, number: string, status: OrderStatus, checkout: { step: CheckoutStep, attempts: number, lastError: string | null }, payments: Array<{ number: string, status: PaymentStatus, declineCode: string | null }> | null } }
    | { __typename: 'PriceChanged', code: string, message: string }
    | { __typename: 'ProductUnavailable', code: string, message: string }
    | { __typename: 'RuleRefused', code: string, message: string }
    | { __typename: 'ServiceUnavailable', code: string, message: string }
   | null };

export type PayOrderWithActionMutationVariables = Exact<{
  input: PayOrderInput;
}>;


export type PayOrderWithActionMutation = { payOrder:
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'IdempotencyKeyReused', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'Order', id: string, number: string, status: OrderStatus, checkout: { step: CheckoutStep, attempts: number, lastError: string | null }, payments: Array<{ number: string, status: PaymentStatus, declineCode: string | null }> | null }
    | { __typename: 'OrderSuperseded', code: string, message: string }
    | { __typename: 'PaymentActionRequired', code: string, message: string, provider: string, expiresAt: string, redirectUrl: string | null, clientSecret: string | null, publicKey: string | null, providerOrderId: string | null, amount: { amount: string, currency: string }, order: { id: string, number: string, status: OrderStatus, checkout: { step: CheckoutStep, attempts: number, lastError: string | null }, payments: Array<{ number: string, status: PaymentStatus, declineCode: string | null }> | null } }
    | { __typename: 'PaymentDeclined', code: string, message: string, declineCode: string, order: { id: string, number: string, status: OrderStatus, checkout: { step: CheckoutStep, attempts: number, lastError: string | null }, payments: Array<{ number: string, status: PaymentStatus, declineCode: string | null }> | null } }
    | { __typename: 'PriceChanged', code: string, message: string }
    | { __typename: 'ServiceUnavailable', code: string, message: string }
   | null };

export type OrderWithActionQueryVariables = Exact<{
  id?: string | number | null | undefined;
}>;


export type OrderWithActionQuery = { order: { id: string, number: string, status: OrderStatus, shipments: Array<{ trackingNumber: string }> | null, checkout: { step: CheckoutStep, attempts: number, lastError: string | null }, payments: Array<{ number: string, status: PaymentStatus, declineCode: string | null }> | null } | null };

export type CartViewFragment = { id: string, totalQuantity: number, lines: Array<{ quantity: number, product: { id: string, sku: string, name: string } | null, unitPrice: { amount: string, currency: string }, lineTotal: { amount: string } }>, subtotal: { amount: string, currency: string } };

export type OrderViewFragment = { id: string, number: string, status: OrderStatus, placedAt: string, lines: Array<{ sku: string, name: string, quantity: number, unitPrice: { amount: string }, lineTotal: { amount: string }, product: { id: string } | null }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string }, events: Array<{ at: string, type: string, from: OrderStatus | null, to: OrderStatus | null, detail: string | null }>, payments: Array<{ id: string, number: string, status: PaymentStatus, declineCode: string | null, amount: { amount: string, currency: string } }> | null, shipments: Array<{ id: string, trackingNumber: string, carrier: string, status: ShipmentStatus, address: { line1: string, city: string }, events: Array<{ at: string, status: ShipmentStatus }> }> | null };

export type CartQueryVariables = Exact<{ [key: string]: never; }>;


export type CartQuery = { cart: { id: string, totalQuantity: number, lines: Array<{ quantity: number, product: { id: string, sku: string, name: string } | null, unitPrice: { amount: string, currency: string }, lineTotal: { amount: string } }>, subtotal: { amount: string, currency: string } } | null };

export type AddToCartMutationVariables = Exact<{
  input: AddToCartInput;
}>;


export type AddToCartMutation = { addToCart:
    | { __typename: 'AlreadyOwned', code: string, message: string }
    | { __typename: 'Cart', id: string, totalQuantity: number, lines: Array<{ quantity: number, product: { id: string, sku: string, name: string } | null, unitPrice: { amount: string, currency: string }, lineTotal: { amount: string } }>, subtotal: { amount: string, currency: string } }
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { __typename: 'OutOfStock', code: string, message: string, shortages: Array<{ requested: number, available: number, product: { id: string } | null }> }
    | { __typename: 'ProductNotFound', code: string, message: string }
    | { __typename: 'ProductUnavailable', code: string, message: string }
    | { __typename: 'RuleRefused', code: string, message: string }
    | { __typename: 'ServiceUnavailable', code: string, message: string }
   | null };

export type SetCartLineMutationVariables = Exact<{
  input: SetCartLineInput;
}>;


export type SetCartLineMutation = { setCartLine:
    | { __typename: 'Cart', id: string, totalQuantity: number, lines: Array<{ quantity: number, product: { id: string, sku: string, name: string } | null, unitPrice: { amount: string, currency: string }, lineTotal: { amount: string } }>, subtotal: { amount: string, currency: string } }
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'OutOfStock', code: string, message: string }
    | { __typename: 'ProductNotFound', code: string, message: string }
    | { __typename: 'RuleRefused', code: string, message: string }
    | { __typename: 'ServiceUnavailable', code: string, message: string }
   | null };

export type ClearCartMutationVariables = Exact<{ [key: string]: never; }>;


export type ClearCartMutation = { clearCart: { id: string, totalQuantity: number, lines: Array<{ quantity: number, product: { id: string, sku: string, name: string } | null, unitPrice: { amount: string, currency: string }, lineTotal: { amount: string } }>, subtotal: { amount: string, currency: string } } | null };

export type CheckoutMutationVariables = Exact<{
  input: CheckoutInput;
}>;


export type CheckoutMutation = { checkout:
    | { __typename: 'AlreadyOwned', code: string, message: string }
    | { __typename: 'CartAlreadyOrdered', code: string, message: string }
    | { __typename: 'CartChanged', code: string, message: string }
    | { __typename: 'CartEmpty', code: string, message: string }
    | { __typename: 'IdempotencyKeyReused', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, lines: Array<{ sku: string, name: string, quantity: number, unitPrice: { amount: string }, lineTotal: { amount: string }, product: { id: string } | null }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string }, events: Array<{ at: string, type: string, from: OrderStatus | null, to: OrderStatus | null, detail: string | null }>, payments: Array<{ id: string, number: string, status: PaymentStatus, declineCode: string | null, amount: { amount: string, currency: string } }> | null, shipments: Array<{ id: string, trackingNumber: string, carrier: string, status: ShipmentStatus, address: { line1: string, city: string }, events: Array<{ at: string, status: ShipmentStatus }> }> | null }
    | { __typename: 'OrderSuperseded', code: string, message: string }
    | { __typename: 'OutOfStock', code: string, message: string, shortages: Array<{ requested: number, available: number, product: { id: string } | null }> }
    | { __typename: 'PaymentActionRequired', code: string, message: string }
    | { __typename: 'PaymentDeclined', code: string, message: string, declineCode: string, order: { id: string, number: string, status: OrderStatus, placedAt: string, lines: Array<{ sku: string, name: string, quantity: number, unitPrice: { amount: string }, lineTotal: { amount: string }, product: { id: string } | null }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string }, events: Array<{ at: string, type: string, from: OrderStatus | null, to: OrderStatus | null, detail: string | null }>, payments: Array<{ id: string, number: string, status: PaymentStatus, declineCode: string | null, amount: { amount: string, currency: string } }> | null, shipments: Array<{ id: string, trackingNumber: string, carrier: string, status: ShipmentStatus, address: { line1: string, city: string }, events: Array<{ at: string, status: ShipmentStatus }> }> | null } }
    | { __typename: 'PriceChanged', code: string, message: string, total: { amount: string, currency: string } }
    | { __typename: 'ProductUnavailable', code: string, message: string }
    | { __typename: 'RuleRefused', code: string, message: string }
    | { __typename: 'ServiceUnavailable', code: string, message: string, service: string }
   | null };

export type PayOrderMutationVariables = Exact<{
  input: PayOrderInput;
}>;


export type PayOrderMutation = { payOrder:
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'IdempotencyKeyReused', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, lines: Array<{ sku: string, name: string, quantity: number, unitPrice: { amount: string }, lineTotal: { amount: string }, product: { id: string } | null }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string }, events: Array<{ at: string, type: string, from: OrderStatus | null, to: OrderStatus | null, detail: string | null }>, payments: Array<{ id: string, number: string, status: PaymentStatus, declineCode: string | null, amount: { amount: string, currency: string } }> | null, shipments: Array<{ id: string, trackingNumber: string, carrier: string, status: ShipmentStatus, address: { line1: string, city: string }, events: Array<{ at: string, status: ShipmentStatus }> }> | null }
    | { __typename: 'OrderSuperseded', code: string, message: string }
    | { __typename: 'PaymentActionRequired', code: string, message: string }
    | { __typename: 'PaymentDeclined', code: string, message: string, declineCode: string }
    | { __typename: 'PriceChanged', code: string, message: string }
    | { __typename: 'ServiceUnavailable', code: string, message: string }
   | null };

export type CancelOrderMutationVariables = Exact<{
  id: string | number;
  idempotencyKey?: string | null | undefined;
}>;


export type CancelOrderMutation = { cancelOrder:
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'IdempotencyKeyReused', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, lines: Array<{ sku: string, name: string, quantity: number, unitPrice: { amount: string }, lineTotal: { amount: string }, product: { id: string } | null }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string }, events: Array<{ at: string, type: string, from: OrderStatus | null, to: OrderStatus | null, detail: string | null }>, payments: Array<{ id: string, number: string, status: PaymentStatus, declineCode: string | null, amount: { amount: string, currency: string } }> | null, shipments: Array<{ id: string, trackingNumber: string, carrier: string, status: ShipmentStatus, address: { line1: string, city: string }, events: Array<{ at: string, status: ShipmentStatus }> }> | null }
    | { __typename: 'ServiceUnavailable', code: string, message: string }
   | null };

export type AdvanceOrderMutationVariables = Exact<{
  id: string | number;
  to: OrderStatus;
}>;


export type AdvanceOrderMutation = { advanceOrder:
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, lines: Array<{ sku: string, name: string, quantity: number, unitPrice: { amount: string }, lineTotal: { amount: string }, product: { id: string } | null }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string }, events: Array<{ at: string, type: string, from: OrderStatus | null, to: OrderStatus | null, detail: string | null }>, payments: Array<{ id: string, number: string, status: PaymentStatus, declineCode: string | null, amount: { amount: string, currency: string } }> | null, shipments: Array<{ id: string, trackingNumber: string, carrier: string, status: ShipmentStatus, address: { line1: string, city: string }, events: Array<{ at: string, status: ShipmentStatus }> }> | null }
   | null };

export type OrderQueryVariables = Exact<{
  id?: string | number | null | undefined;
  number?: string | null | undefined;
}>;


export type OrderQuery = { order: { id: string, number: string, status: OrderStatus, placedAt: string, customer: { id: string, email: string } | null, shippingAddress: { line1: string, city: string, country: string } | null, lines: Array<{ sku: string, name: string, quantity: number, unitPrice: { amount: string }, lineTotal: { amount: string }, product: { id: string } | null }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string }, events: Array<{ at: string, type: string, from: OrderStatus | null, to: OrderStatus | null, detail: string | null }>, payments: Array<{ id: string, number: string, status: PaymentStatus, declineCode: string | null, amount: { amount: string, currency: string } }> | null, shipments: Array<{ id: string, trackingNumber: string, carrier: string, status: ShipmentStatus, address: { line1: string, city: string }, events: Array<{ at: string, status: ShipmentStatus }> }> | null } | null };

export type OrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
}>;


export type OrdersQuery = { orders: { totalCount: number, nodes: Array<{ id: string, number: string, status: OrderStatus, placedAt: string, lines: Array<{ sku: string, name: string, quantity: number, unitPrice: { amount: string }, lineTotal: { amount: string }, product: { id: string } | null }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string }, events: Array<{ at: string, type: string, from: OrderStatus | null, to: OrderStatus | null, detail: string | null }>, payments: Array<{ id: string, number: string, status: PaymentStatus, declineCode: string | null, amount: { amount: string, currency: string } }> | null, shipments: Array<{ id: string, trackingNumber: string, carrier: string, status: ShipmentStatus, address: { line1: string, city: string }, events: Array<{ at: string, status: ShipmentStatus }> }> | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type AllOrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
}>;


export type AllOrdersQuery = { allOrders: { totalCount: number, nodes: Array<{ id: string, number: string, status: OrderStatus, placedAt: string, customer: { email: string } | null, lines: Array<{ sku: string, name: string, quantity: number, unitPrice: { amount: string }, lineTotal: { amount: string }, product: { id: string } | null }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string }, events: Array<{ at: string, type: string, from: OrderStatus | null, to: OrderStatus | null, detail: string | null }>, payments: Array<{ id: string, number: string, status: PaymentStatus, declineCode: string | null, amount: { amount: string, currency: string } }> | null, shipments: Array<{ id: string, trackingNumber: string, carrier: string, status: ShipmentStatus, address: { line1: string, city: string }, events: Array<{ at: string, status: ShipmentStatus }> }> | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type AddPaymentMethodMutationVariables = Exact<{
  input: AddPaymentMethodInput;
}>;


export type AddPaymentMethodMutation = { addPaymentMethod:
    | { __typename: 'InvalidInput', code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { __typename: 'PaymentMethod', id: string, brand: string, last4: string, expiryMonth: number, expiryYear: number }
    | { __typename: 'ServiceUnavailable', code: string, message: string }
   | null };

export type RemovePaymentMethodMutationVariables = Exact<{
  id: string | number;
}>;


export type RemovePaymentMethodMutation = { removePaymentMethod:
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'PaymentMethod', id: string }
   | null };

export type PaymentMethodsQueryVariables = Exact<{ [key: string]: never; }>;


export type PaymentMethodsQuery = { paymentMethods: Array<{ id: string, type: PaymentMethodType, brand: string, last4: string, expiryMonth: number, expiryYear: number }> | null };

export type ShipmentQueryVariables = Exact<{
  trackingNumber: string;
}>;


export type ShipmentQuery = { shipment: { trackingNumber: string, carrier: string, status: ShipmentStatus, events: Array<{ at: string, status: ShipmentStatus, detail: string | null }> } | null };

export type UpdateShipmentMutationVariables = Exact<{
  input: UpdateShipmentInput;
}>;


export type UpdateShipmentMutation = { updateShipment:
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'Shipment', trackingNumber: string, status: ShipmentStatus }
   | null };

export type NotificationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type NotificationsQuery = { notifications: { totalCount: number, nodes: Array<{ id: string, recipient: string, subject: string, status: NotificationStatus, sentAt: string | null }> } | null };

export type RefundOrderMutationVariables = Exact<{
  id: string | number;
  idempotencyKey?: string | null | undefined;
  lines?: Array<RefundLineInput> | RefundLineInput | null | undefined;
}>;


export type RefundOrderMutation = { refundOrder:
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'IdempotencyKeyReused', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, lines: Array<{ sku: string, name: string, quantity: number, unitPrice: { amount: string }, lineTotal: { amount: string }, product: { id: string } | null }>, subtotal: { amount: string }, shippingTotal: { amount: string }, total: { amount: string, currency: string }, events: Array<{ at: string, type: string, from: OrderStatus | null, to: OrderStatus | null, detail: string | null }>, payments: Array<{ id: string, number: string, status: PaymentStatus, declineCode: string | null, amount: { amount: string, currency: string } }> | null, shipments: Array<{ id: string, trackingNumber: string, carrier: string, status: ShipmentStatus, address: { line1: string, city: string }, events: Array<{ at: string, status: ShipmentStatus }> }> | null }
    | { __typename: 'ServiceUnavailable', code: string, message: string }
   | null };

export type OrderChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type OrderChangedSubscription = { orderChanged: { id: string, number: string, status: OrderStatus, events: Array<{ type: string }>, shipments: Array<{ trackingNumber: string }> | null } | null };

export type StockChangedSubscriptionVariables = Exact<{
  productId: string | number;
}>;


export type StockChangedSubscription = { stockChanged: { id: string, name: string, stock: { available: number } | null } | null };

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
export const TokensFragmentDoc = new TypedDocumentString(`
    fragment Tokens on SignedIn {
  accessToken
  refreshToken
  expiresAt
  user {
    id
    email
    role
    emailVerified
  }
}
    `, {"fragmentName":"Tokens"}) as unknown as TypedDocumentString<TokensFragment, unknown>;
export const MergedCartFragmentDoc = new TypedDocumentString(`
    fragment MergedCart on SignedIn {
  cartMerge {
    lines {
      product {
        id
        name
      }
      outcome
      reason
      guestQuantity
      quantityBefore
      quantityAfter
    }
  }
}
    `, {"fragmentName":"MergedCart"}) as unknown as TypedDocumentString<MergedCartFragment, unknown>;
export const ProductCardFragmentDoc = new TypedDocumentString(`
    fragment ProductCard on Product {
  id
  sku
  slug
  name
  kind
  price {
    amount
    currency
  }
  isActive
  tags
  images {
    url
    alt
  }
  stock {
    available
    inStock
  }
}
    `, {"fragmentName":"ProductCard"}) as unknown as TypedDocumentString<ProductCardFragment, unknown>;
export const CourseViewFragmentDoc = new TypedDocumentString(`
    fragment CourseView on Course {
  id
  slug
  title
  summary
  status
  version
  lessonCount
  enrollmentCount
  product {
    id
    sku
    price {
      amount
      currency
    }
  }
  instructor {
    id
    fullName
  }
  sections {
    id
    title
    lessons {
      id
      title
      durationSeconds
      isPreview
      mediaUrl
    }
  }
  myEnrollment {
    id
    enrolledAt
    progress
    completedLessonIds
    completedAt
  }
}
    `, {"fragmentName":"CourseView"}) as unknown as TypedDocumentString<CourseViewFragment, unknown>;
export const OrderedOnceFragmentDoc = new TypedDocumentString(`
    fragment OrderedOnce on Order {
  id
  number
  status
  supersededBy {
    id
    number
  }
  checkout {
    step
  }
  events {
    type
    detail
  }
  payments {
    status
  }
}
    `, {"fragmentName":"OrderedOnce"}) as unknown as TypedDocumentString<OrderedOnceFragment, unknown>;
export const AskedOrderFragmentDoc = new TypedDocumentString(`
    fragment AskedOrder on Order {
  id
  number
  status
  checkout {
    step
    attempts
    lastError
  }
  payments {
    number
    status
    declineCode
  }
}
    `, {"fragmentName":"AskedOrder"}) as unknown as TypedDocumentString<AskedOrderFragment, unknown>;
export const AskedActionFragmentDoc = new TypedDocumentString(`
    fragment AskedAction on PaymentActionRequired {
  provider
  amount {
    amount
    currency
  }
  expiresAt
  redirectUrl
  clientSecret
  publicKey
  providerOrderId
  order {
    ...AskedOrder
  }
}
    fragment AskedOrder on Order {
  id
  number
  status
  checkout {
    step
    attempts
    lastError
  }
  payments {
    number
    status
    declineCode
  }
}`, {"fragmentName":"AskedAction"}) as unknown as TypedDocumentString<AskedActionFragment, unknown>;
export const CartViewFragmentDoc = new TypedDocumentString(`
    fragment CartView on Cart {
  id
  lines {
    product {
      id
      sku
      name
    }
    quantity
    unitPrice {
      amount
      currency
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
}
    `, {"fragmentName":"CartView"}) as unknown as TypedDocumentString<CartViewFragment, unknown>;
export const OrderViewFragmentDoc = new TypedDocumentString(`
    fragment OrderView on Order {
  id
  number
  status
  placedAt
  lines {
    sku
    name
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
    product {
      id
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
  events {
    at
    type
    from
    to
    detail
  }
  payments {
    id
    number
    status
    amount {
      amount
      currency
    }
    declineCode
  }
  shipments {
    id
    trackingNumber
    carrier
    status
    address {
      line1
      city
    }
    events {
      at
      status
    }
  }
}
    `, {"fragmentName":"OrderView"}) as unknown as TypedDocumentString<OrderViewFragment, unknown>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterInput!) {
  register(input: $input) {
    __typename
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
    `) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const ResendVerificationDocument = new TypedDocumentString(`
    mutation ResendVerification($email: String!) {
  resendVerification(email: $email) {
    email
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<ResendVerificationMutation, ResendVerificationMutationVariables>;
export const VerifyEmailDocument = new TypedDocumentString(`
    mutation VerifyEmail($input: VerifyEmailInput!) {
  verifyEmail(input: $input) {
    __typename
    ...Tokens
    ... on Problem {
      code
      message
    }
  }
}
    fragment Tokens on SignedIn {
  accessToken
  refreshToken
  expiresAt
  user {
    id
    email
    role
    emailVerified
  }
}`) as unknown as TypedDocumentString<VerifyEmailMutation, VerifyEmailMutationVariables>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($input: LoginInput!) {
  login(input: $input) {
    __typename
    ...Tokens
    ... on SecondFactorRequired {
      challenge
    }
    ... on Problem {
      code
      message
    }
    ... on AccountLocked {
      retryAt
    }
  }
}
    fragment Tokens on SignedIn {
  accessToken
  refreshToken
  expiresAt
  user {
    id
    email
    role
    emailVerified
  }
}`) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const RefreshSessionDocument = new TypedDocumentString(`
    mutation RefreshSession($refreshToken: String) {
  refreshSession(refreshToken: $refreshToken) {
    __typename
    ...Tokens
    ... on Problem {
      code
      message
    }
  }
}
    fragment Tokens on SignedIn {
  accessToken
  refreshToken
  expiresAt
  user {
    id
    email
    role
    emailVerified
  }
}`) as unknown as TypedDocumentString<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const LoginAsGuestDocument = new TypedDocumentString(`
    mutation LoginAsGuest($input: LoginInput!) {
  login(input: $input) {
    __typename
    ...Tokens
    ...MergedCart
    ... on Problem {
      code
      message
    }
  }
}
    fragment Tokens on SignedIn {
  accessToken
  refreshToken
  expiresAt
  user {
    id
    email
    role
    emailVerified
  }
}
fragment MergedCart on SignedIn {
  cartMerge {
    lines {
      product {
        id
        name
      }
      outcome
      reason
      guestQuantity
      quantityBefore
      quantityAfter
    }
  }
}`) as unknown as TypedDocumentString<LoginAsGuestMutation, LoginAsGuestMutationVariables>;
export const VerifyEmailAsGuestDocument = new TypedDocumentString(`
    mutation VerifyEmailAsGuest($input: VerifyEmailInput!) {
  verifyEmail(input: $input) {
    __typename
    ...Tokens
    ...MergedCart
    ... on Problem {
      code
      message
    }
  }
}
    fragment Tokens on SignedIn {
  accessToken
  refreshToken
  expiresAt
  user {
    id
    email
    role
    emailVerified
  }
}
fragment MergedCart on SignedIn {
  cartMerge {
    lines {
      product {
        id
        name
      }
      outcome
      reason
      guestQuantity
      quantityBefore
      quantityAfter
    }
  }
}`) as unknown as TypedDocumentString<VerifyEmailAsGuestMutation, VerifyEmailAsGuestMutationVariables>;
export const StartGuestSessionDocument = new TypedDocumentString(`
    mutation StartGuestSession {
  startGuestSession {
    accessToken
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<StartGuestSessionMutation, StartGuestSessionMutationVariables>;
export const LogoutDocument = new TypedDocumentString(`
    mutation Logout {
  logout
}
    `) as unknown as TypedDocumentString<LogoutMutation, LogoutMutationVariables>;
export const RequestPasswordResetDocument = new TypedDocumentString(`
    mutation RequestPasswordReset($email: String!) {
  requestPasswordReset(email: $email)
}
    `) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    __typename
    ...Tokens
    ... on Problem {
      code
      message
    }
  }
}
    fragment Tokens on SignedIn {
  accessToken
  refreshToken
  expiresAt
  user {
    id
    email
    role
    emailVerified
  }
}`) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const RequestEmailChangeDocument = new TypedDocumentString(`
    mutation RequestEmailChange($input: RequestEmailChangeInput!) {
  requestEmailChange(input: $input) {
    __typename
    ... on VerificationSent {
      email
      expiresAt
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequestEmailChangeMutation, RequestEmailChangeMutationVariables>;
export const ConfirmEmailChangeDocument = new TypedDocumentString(`
    mutation ConfirmEmailChange($input: ConfirmEmailChangeInput!) {
  confirmEmailChange(input: $input) {
    __typename
    ... on EmailChanged {
      email
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmEmailChangeMutation, ConfirmEmailChangeMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    __typename
    ... on SignedIn {
      accessToken
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const SaveAddressDocument = new TypedDocumentString(`
    mutation SaveAddress($input: SaveAddressInput!) {
  saveAddress(input: $input) {
    __typename
    ... on Address {
      id
      city
      isDefault
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SaveAddressMutation, SaveAddressMutationVariables>;
export const SetRoleDocument = new TypedDocumentString(`
    mutation SetRole($userId: ID!, $role: Role!) {
  setRole(userId: $userId, role: $role) {
    __typename
    ... on User {
      id
      role
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetRoleMutation, SetRoleMutationVariables>;
export const RevokeSessionDocument = new TypedDocumentString(`
    mutation RevokeSession($id: ID!) {
  revokeSession(id: $id)
}
    `) as unknown as TypedDocumentString<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const RevokeAllSessionsDocument = new TypedDocumentString(`
    mutation RevokeAllSessions($exceptCurrent: Boolean) {
  revokeAllSessions(exceptCurrent: $exceptCurrent)
}
    `) as unknown as TypedDocumentString<RevokeAllSessionsMutation, RevokeAllSessionsMutationVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    id
    email
    username
    fullName
    role
    emailVerified
    isActive
    createdAt
    addresses {
      id
      city
      country
      isDefault
    }
    sessions {
      id
      userAgent
      lastUsedAt
      isCurrent
    }
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const UsersDocument = new TypedDocumentString(`
    query Users($first: Int, $after: String, $search: String) {
  users(first: $first, after: $after, search: $search) {
    nodes {
      id
      email
      role
    }
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<UsersQuery, UsersQueryVariables>;
export const VerifySecondFactorDocument = new TypedDocumentString(`
    mutation VerifySecondFactor($input: VerifySecondFactorInput!) {
  verifySecondFactor(input: $input) {
    __typename
    ...Tokens
    ... on Problem {
      code
      message
    }
  }
}
    fragment Tokens on SignedIn {
  accessToken
  refreshToken
  expiresAt
  user {
    id
    email
    role
    emailVerified
  }
}`) as unknown as TypedDocumentString<VerifySecondFactorMutation, VerifySecondFactorMutationVariables>;
export const BeginTwoFactorDocument = new TypedDocumentString(`
    mutation BeginTwoFactor($input: BeginTwoFactorInput!) {
  beginTwoFactor(input: $input) {
    __typename
    ... on TwoFactorSetup {
      secret
      otpauthUrl
      qrCode
      expiresAt
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BeginTwoFactorMutation, BeginTwoFactorMutationVariables>;
export const ConfirmTwoFactorDocument = new TypedDocumentString(`
    mutation ConfirmTwoFactor($input: ConfirmTwoFactorInput!) {
  confirmTwoFactor(input: $input) {
    __typename
    ... on RecoveryCodes {
      codes
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmTwoFactorMutation, ConfirmTwoFactorMutationVariables>;
export const ProductsDocument = new TypedDocumentString(`
    query Products($first: Int, $after: String, $filter: ProductFilter, $sort: ProductSort) {
  products(first: $first, after: $after, filter: $filter, sort: $sort) {
    edges {
      cursor
      node {
        ...ProductCard
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    totalCount
  }
}
    fragment ProductCard on Product {
  id
  sku
  slug
  name
  kind
  price {
    amount
    currency
  }
  isActive
  tags
  images {
    url
    alt
  }
  stock {
    available
    inStock
  }
}`) as unknown as TypedDocumentString<ProductsQuery, ProductsQueryVariables>;
export const ProductDocument = new TypedDocumentString(`
    query Product($id: ID, $sku: String, $slug: String) {
  product(id: $id, sku: $sku, slug: $slug) {
    ...ProductCard
    description
    categories {
      id
      name
      slug
    }
    createdAt
    updatedAt
    stock {
      onHand
      reserved
      available
    }
    course {
      id
      slug
      title
    }
  }
}
    fragment ProductCard on Product {
  id
  sku
  slug
  name
  kind
  price {
    amount
    currency
  }
  isActive
  tags
  images {
    url
    alt
  }
  stock {
    available
    inStock
  }
}`) as unknown as TypedDocumentString<ProductQuery, ProductQueryVariables>;
export const CategoriesDocument = new TypedDocumentString(`
    query Categories {
  categories {
    id
    name
    slug
  }
}
    `) as unknown as TypedDocumentString<CategoriesQuery, CategoriesQueryVariables>;
export const CategoryPageDocument = new TypedDocumentString(`
    query CategoryPage($slug: String!, $first: Int, $after: String) {
  category(slug: $slug) {
    id
    name
    products(first: $first, after: $after) {
      nodes {
        ...ProductCard
      }
      totalCount
    }
  }
}
    fragment ProductCard on Product {
  id
  sku
  slug
  name
  kind
  price {
    amount
    currency
  }
  isActive
  tags
  images {
    url
    alt
  }
  stock {
    available
    inStock
  }
}`) as unknown as TypedDocumentString<CategoryPageQuery, CategoryPageQueryVariables>;
export const CreateProductDocument = new TypedDocumentString(`
    mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    __typename
    ... on Product {
      ...ProductCard
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
    fragment ProductCard on Product {
  id
  sku
  slug
  name
  kind
  price {
    amount
    currency
  }
  isActive
  tags
  images {
    url
    alt
  }
  stock {
    available
    inStock
  }
}`) as unknown as TypedDocumentString<CreateProductMutation, CreateProductMutationVariables>;
export const UpdateProductDocument = new TypedDocumentString(`
    mutation UpdateProduct($input: UpdateProductInput!) {
  updateProduct(input: $input) {
    __typename
    ... on Product {
      ...ProductCard
    }
    ... on Problem {
      code
      message
    }
  }
}
    fragment ProductCard on Product {
  id
  sku
  slug
  name
  kind
  price {
    amount
    currency
  }
  isActive
  tags
  images {
    url
    alt
  }
  stock {
    available
    inStock
  }
}`) as unknown as TypedDocumentString<UpdateProductMutation, UpdateProductMutationVariables>;
export const DeleteProductDocument = new TypedDocumentString(`
    mutation DeleteProduct($id: ID!) {
  deleteProduct(id: $id) {
    __typename
    ... on DeletedProduct {
      id
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteProductMutation, DeleteProductMutationVariables>;
export const CreateCategoryDocument = new TypedDocumentString(`
    mutation CreateCategory($input: CreateCategoryInput!) {
  createCategory(input: $input) {
    __typename
    ... on Category {
      id
      slug
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCategoryMutation, CreateCategoryMutationVariables>;
export const AddProductImageDocument = new TypedDocumentString(`
    mutation AddProductImage($input: AddProductImageInput!) {
  addProductImage(input: $input) {
    __typename
    ... on Product {
      id
      images {
        id
        url
        alt
        position
      }
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddProductImageMutation, AddProductImageMutationVariables>;
export const AdjustStockDocument = new TypedDocumentString(`
    mutation AdjustStock($input: AdjustStockInput!) {
  adjustStock(input: $input) {
    __typename
    ... on Product {
      id
      stock {
        onHand
        reserved
        available
      }
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AdjustStockMutation, AdjustStockMutationVariables>;
export const CourseDocument = new TypedDocumentString(`
    query Course($id: ID, $slug: String) {
  course(id: $id, slug: $slug) {
    ...CourseView
  }
}
    fragment CourseView on Course {
  id
  slug
  title
  summary
  status
  version
  lessonCount
  enrollmentCount
  product {
    id
    sku
    price {
      amount
      currency
    }
  }
  instructor {
    id
    fullName
  }
  sections {
    id
    title
    lessons {
      id
      title
      durationSeconds
      isPreview
      mediaUrl
    }
  }
  myEnrollment {
    id
    enrolledAt
    progress
    completedLessonIds
    completedAt
  }
}`) as unknown as TypedDocumentString<CourseQuery, CourseQueryVariables>;
export const CoursesDocument = new TypedDocumentString(`
    query Courses($first: Int, $after: String, $filter: CourseFilter) {
  courses(first: $first, after: $after, filter: $filter) {
    nodes {
      id
      slug
      title
      product {
        price {
          amount
        }
      }
    }
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CoursesQuery, CoursesQueryVariables>;
export const MyCoursesDocument = new TypedDocumentString(`
    query MyCourses {
  myCourses {
    id
    enrolledAt
    progress
    course {
      id
      slug
      title
    }
  }
}
    `) as unknown as TypedDocumentString<MyCoursesQuery, MyCoursesQueryVariables>;
export const CreateCourseDocument = new TypedDocumentString(`
    mutation CreateCourse($input: CreateCourseInput!) {
  createCourse(input: $input) {
    __typename
    ... on Course {
      ...CourseView
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
    fragment CourseView on Course {
  id
  slug
  title
  summary
  status
  version
  lessonCount
  enrollmentCount
  product {
    id
    sku
    price {
      amount
      currency
    }
  }
  instructor {
    id
    fullName
  }
  sections {
    id
    title
    lessons {
      id
      title
      durationSeconds
      isPreview
      mediaUrl
    }
  }
  myEnrollment {
    id
    enrolledAt
    progress
    completedLessonIds
    completedAt
  }
}`) as unknown as TypedDocumentString<CreateCourseMutation, CreateCourseMutationVariables>;
export const PublishCourseDocument = new TypedDocumentString(`
    mutation PublishCourse($id: ID!) {
  publishCourse(id: $id) {
    __typename
    ... on Course {
      ...CourseView
    }
    ... on Problem {
      code
      message
    }
  }
}
    fragment CourseView on Course {
  id
  slug
  title
  summary
  status
  version
  lessonCount
  enrollmentCount
  product {
    id
    sku
    price {
      amount
      currency
    }
  }
  instructor {
    id
    fullName
  }
  sections {
    id
    title
    lessons {
      id
      title
      durationSeconds
      isPreview
      mediaUrl
    }
  }
  myEnrollment {
    id
    enrolledAt
    progress
    completedLessonIds
    completedAt
  }
}`) as unknown as TypedDocumentString<PublishCourseMutation, PublishCourseMutationVariables>;
export const CompleteLessonDocument = new TypedDocumentString(`
    mutation CompleteLesson($lessonId: ID!) {
  completeLesson(lessonId: $lessonId) {
    __typename
    ... on Enrollment {
      id
      progress
      completedLessonIds
      completedAt
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteLessonMutation, CompleteLessonMutationVariables>;
export const CartVersionDocument = new TypedDocumentString(`
    query CartVersion {
  cart {
    id
    version
    totalQuantity
  }
}
    `) as unknown as TypedDocumentString<CartVersionQuery, CartVersionQueryVariables>;
export const CheckoutOnceDocument = new TypedDocumentString(`
    mutation CheckoutOnce($input: CheckoutInput!) {
  checkout(input: $input) {
    __typename
    ...OrderedOnce
    ... on Problem {
      code
      message
    }
    ... on CartChanged {
      cart {
        id
        version
        totalQuantity
      }
    }
    ... on CartAlreadyOrdered {
      order {
        ...OrderedOnce
      }
    }
    ... on OrderSuperseded {
      order {
        ...OrderedOnce
      }
    }
    ... on PaymentDeclined {
      order {
        ...OrderedOnce
      }
    }
    ... on PaymentActionRequired {
      redirectUrl
      order {
        ...OrderedOnce
      }
    }
  }
}
    fragment OrderedOnce on Order {
  id
  number
  status
  supersededBy {
    id
    number
  }
  checkout {
    step
  }
  events {
    type
    detail
  }
  payments {
    status
  }
}`) as unknown as TypedDocumentString<CheckoutOnceMutation, CheckoutOnceMutationVariables>;
export const PayOnceDocument = new TypedDocumentString(`
    mutation PayOnce($input: PayOrderInput!) {
  payOrder(input: $input) {
    __typename
    ...OrderedOnce
    ... on Problem {
      code
      message
    }
    ... on OrderSuperseded {
      order {
        ...OrderedOnce
      }
    }
    ... on PriceChanged {
      total {
        amount
        currency
      }
    }
    ... on PaymentDeclined {
      order {
        ...OrderedOnce
      }
    }
    ... on PaymentActionRequired {
      redirectUrl
    }
  }
}
    fragment OrderedOnce on Order {
  id
  number
  status
  supersededBy {
    id
    number
  }
  checkout {
    step
  }
  events {
    type
    detail
  }
  payments {
    status
  }
}`) as unknown as TypedDocumentString<PayOnceMutation, PayOnceMutationVariables>;
export const OrderedOnceDocument = new TypedDocumentString(`
    query OrderedOnce($id: ID) {
  order(id: $id) {
    ...OrderedOnce
    shipments {
      trackingNumber
    }
  }
}
    fragment OrderedOnce on Order {
  id
  number
  status
  supersededBy {
    id
    number
  }
  checkout {
    step
  }
  events {
    type
    detail
  }
  payments {
    status
  }
}`) as unknown as TypedDocumentString<OrderedOnceQuery, OrderedOnceQueryVariables>;
export const CheckoutWithActionDocument = new TypedDocumentString(`
    mutation CheckoutWithAction($input: CheckoutInput!) {
  checkout(input: $input) {
    __typename
    ...AskedOrder
    ...AskedAction
    ... on Problem {
      code
      message
    }
    ... on PaymentDeclined {
      declineCode
      order {
        ...AskedOrder
      }
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    fragment AskedOrder on Order {
  id
  number
  status
  checkout {
    step
    attempts
    lastError
  }
  payments {
    number
    status
    declineCode
  }
}
fragment AskedAction on PaymentActionRequired {
  provider
  amount {
    amount
    currency
  }
  expiresAt
  redirectUrl
  clientSecret
  publicKey
  providerOrderId
  order {
    ...AskedOrder
  }
}`) as unknown as TypedDocumentString<CheckoutWithActionMutation, CheckoutWithActionMutationVariables>;
export const PayOrderWithActionDocument = new TypedDocumentString(`
    mutation PayOrderWithAction($input: PayOrderInput!) {
  payOrder(input: $input) {
    __typename
    ...AskedOrder
    ...AskedAction
    ... on Problem {
      code
      message
    }
    ... on PaymentDeclined {
      declineCode
      order {
        ...AskedOrder
      }
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    fragment AskedOrder on Order {
  id
  number
  status
  checkout {
    step
    attempts
    lastError
  }
  payments {
    number
    status
    declineCode
  }
}
fragment AskedAction on PaymentActionRequired {
  provider
  amount {
    amount
    currency
  }
  expiresAt
  redirectUrl
  clientSecret
  publicKey
  providerOrderId
  order {
    ...AskedOrder
  }
}`) as unknown as TypedDocumentString<PayOrderWithActionMutation, PayOrderWithActionMutationVariables>;
export const OrderWithActionDocument = new TypedDocumentString(`
    query OrderWithAction($id: ID) {
  order(id: $id) {
    ...AskedOrder
    shipments {
      trackingNumber
    }
  }
}
    fragment AskedOrder on Order {
  id
  number
  status
  checkout {
    step
    attempts
    lastError
  }
  payments {
    number
    status
    declineCode
  }
}`) as unknown as TypedDocumentString<OrderWithActionQuery, OrderWithActionQueryVariables>;
export const CartDocument = new TypedDocumentString(`
    query Cart {
  cart {
    ...CartView
  }
}
    fragment CartView on Cart {
  id
  lines {
    product {
      id
      sku
      name
    }
    quantity
    unitPrice {
      amount
      currency
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
}`) as unknown as TypedDocumentString<CartQuery, CartQueryVariables>;
export const AddToCartDocument = new TypedDocumentString(`
    mutation AddToCart($input: AddToCartInput!) {
  addToCart(input: $input) {
    __typename
    ... on Cart {
      ...CartView
    }
    ... on Problem {
      code
      message
    }
    ... on OutOfStock {
      shortages {
        product {
          id
        }
        requested
        available
      }
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
}
    fragment CartView on Cart {
  id
  lines {
    product {
      id
      sku
      name
    }
    quantity
    unitPrice {
      amount
      currency
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
}`) as unknown as TypedDocumentString<AddToCartMutation, AddToCartMutationVariables>;
export const SetCartLineDocument = new TypedDocumentString(`
    mutation SetCartLine($input: SetCartLineInput!) {
  setCartLine(input: $input) {
    __typename
    ... on Cart {
      ...CartView
    }
    ... on Problem {
      code
      message
    }
  }
}
    fragment CartView on Cart {
  id
  lines {
    product {
      id
      sku
      name
    }
    quantity
    unitPrice {
      amount
      currency
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
}`) as unknown as TypedDocumentString<SetCartLineMutation, SetCartLineMutationVariables>;
export const ClearCartDocument = new TypedDocumentString(`
    mutation ClearCart {
  clearCart {
    ...CartView
  }
}
    fragment CartView on Cart {
  id
  lines {
    product {
      id
      sku
      name
    }
    quantity
    unitPrice {
      amount
      currency
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
}`) as unknown as TypedDocumentString<ClearCartMutation, ClearCartMutationVariables>;
export const CheckoutDocument = new TypedDocumentString(`
    mutation Checkout($input: CheckoutInput!) {
  checkout(input: $input) {
    __typename
    ... on Order {
      ...OrderView
    }
    ... on Problem {
      code
      message
    }
    ... on PaymentDeclined {
      declineCode
      order {
        ...OrderView
      }
    }
    ... on OutOfStock {
      shortages {
        product {
          id
        }
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
    fragment OrderView on Order {
  id
  number
  status
  placedAt
  lines {
    sku
    name
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
    product {
      id
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
  events {
    at
    type
    from
    to
    detail
  }
  payments {
    id
    number
    status
    amount {
      amount
      currency
    }
    declineCode
  }
  shipments {
    id
    trackingNumber
    carrier
    status
    address {
      line1
      city
    }
    events {
      at
      status
    }
  }
}`) as unknown as TypedDocumentString<CheckoutMutation, CheckoutMutationVariables>;
export const PayOrderDocument = new TypedDocumentString(`
    mutation PayOrder($input: PayOrderInput!) {
  payOrder(input: $input) {
    __typename
    ... on Order {
      ...OrderView
    }
    ... on Problem {
      code
      message
    }
    ... on PaymentDeclined {
      declineCode
    }
  }
}
    fragment OrderView on Order {
  id
  number
  status
  placedAt
  lines {
    sku
    name
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
    product {
      id
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
  events {
    at
    type
    from
    to
    detail
  }
  payments {
    id
    number
    status
    amount {
      amount
      currency
    }
    declineCode
  }
  shipments {
    id
    trackingNumber
    carrier
    status
    address {
      line1
      city
    }
    events {
      at
      status
    }
  }
}`) as unknown as TypedDocumentString<PayOrderMutation, PayOrderMutationVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($id: ID!, $idempotencyKey: String) {
  cancelOrder(id: $id, idempotencyKey: $idempotencyKey) {
    __typename
    ... on Order {
      ...OrderView
    }
    ... on Problem {
      code
      message
    }
  }
}
    fragment OrderView on Order {
  id
  number
  status
  placedAt
  lines {
    sku
    name
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
    product {
      id
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
  events {
    at
    type
    from
    to
    detail
  }
  payments {
    id
    number
    status
    amount {
      amount
      currency
    }
    declineCode
  }
  shipments {
    id
    trackingNumber
    carrier
    status
    address {
      line1
      city
    }
    events {
      at
      status
    }
  }
}`) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const AdvanceOrderDocument = new TypedDocumentString(`
    mutation AdvanceOrder($id: ID!, $to: OrderStatus!) {
  advanceOrder(id: $id, to: $to) {
    __typename
    ... on Order {
      ...OrderView
    }
    ... on Problem {
      code
      message
    }
  }
}
    fragment OrderView on Order {
  id
  number
  status
  placedAt
  lines {
    sku
    name
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
    product {
      id
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
  events {
    at
    type
    from
    to
    detail
  }
  payments {
    id
    number
    status
    amount {
      amount
      currency
    }
    declineCode
  }
  shipments {
    id
    trackingNumber
    carrier
    status
    address {
      line1
      city
    }
    events {
      at
      status
    }
  }
}`) as unknown as TypedDocumentString<AdvanceOrderMutation, AdvanceOrderMutationVariables>;
export const OrderDocument = new TypedDocumentString(`
    query Order($id: ID, $number: String) {
  order(id: $id, number: $number) {
    ...OrderView
    customer {
      id
      email
    }
    shippingAddress {
      line1
      city
      country
    }
  }
}
    fragment OrderView on Order {
  id
  number
  status
  placedAt
  lines {
    sku
    name
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
    product {
      id
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
  events {
    at
    type
    from
    to
    detail
  }
  payments {
    id
    number
    status
    amount {
      amount
      currency
    }
    declineCode
  }
  shipments {
    id
    trackingNumber
    carrier
    status
    address {
      line1
      city
    }
    events {
      at
      status
    }
  }
}`) as unknown as TypedDocumentString<OrderQuery, OrderQueryVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders($first: Int, $after: String, $filter: OrderFilter) {
  orders(first: $first, after: $after, filter: $filter) {
    nodes {
      ...OrderView
    }
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment OrderView on Order {
  id
  number
  status
  placedAt
  lines {
    sku
    name
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
    product {
      id
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
  events {
    at
    type
    from
    to
    detail
  }
  payments {
    id
    number
    status
    amount {
      amount
      currency
    }
    declineCode
  }
  shipments {
    id
    trackingNumber
    carrier
    status
    address {
      line1
      city
    }
    events {
      at
      status
    }
  }
}`) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const AllOrdersDocument = new TypedDocumentString(`
    query AllOrders($first: Int, $after: String, $filter: OrderFilter) {
  allOrders(first: $first, after: $after, filter: $filter) {
    nodes {
      ...OrderView
      customer {
        email
      }
    }
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment OrderView on Order {
  id
  number
  status
  placedAt
  lines {
    sku
    name
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
    product {
      id
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
  events {
    at
    type
    from
    to
    detail
  }
  payments {
    id
    number
    status
    amount {
      amount
      currency
    }
    declineCode
  }
  shipments {
    id
    trackingNumber
    carrier
    status
    address {
      line1
      city
    }
    events {
      at
      status
    }
  }
}`) as unknown as TypedDocumentString<AllOrdersQuery, AllOrdersQueryVariables>;
export const AddPaymentMethodDocument = new TypedDocumentString(`
    mutation AddPaymentMethod($input: AddPaymentMethodInput!) {
  addPaymentMethod(input: $input) {
    __typename
    ... on PaymentMethod {
      id
      brand
      last4
      expiryMonth
      expiryYear
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
    `) as unknown as TypedDocumentString<AddPaymentMethodMutation, AddPaymentMethodMutationVariables>;
export const RemovePaymentMethodDocument = new TypedDocumentString(`
    mutation RemovePaymentMethod($id: ID!) {
  removePaymentMethod(id: $id) {
    __typename
    ... on PaymentMethod {
      id
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemovePaymentMethodMutation, RemovePaymentMethodMutationVariables>;
export const PaymentMethodsDocument = new TypedDocumentString(`
    query PaymentMethods {
  paymentMethods {
    id
    type
    brand
    last4
    expiryMonth
    expiryYear
  }
}
    `) as unknown as TypedDocumentString<PaymentMethodsQuery, PaymentMethodsQueryVariables>;
export const ShipmentDocument = new TypedDocumentString(`
    query Shipment($trackingNumber: String!) {
  shipment(trackingNumber: $trackingNumber) {
    trackingNumber
    carrier
    status
    events {
      at
      status
      detail
    }
  }
}
    `) as unknown as TypedDocumentString<ShipmentQuery, ShipmentQueryVariables>;
export const UpdateShipmentDocument = new TypedDocumentString(`
    mutation UpdateShipment($input: UpdateShipmentInput!) {
  updateShipment(input: $input) {
    __typename
    ... on Shipment {
      trackingNumber
      status
    }
    ... on Problem {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateShipmentMutation, UpdateShipmentMutationVariables>;
export const NotificationsDocument = new TypedDocumentString(`
    query Notifications($first: Int, $after: String) {
  notifications(first: $first, after: $after) {
    nodes {
      id
      recipient
      subject
      status
      sentAt
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<NotificationsQuery, NotificationsQueryVariables>;
export const RefundOrderDocument = new TypedDocumentString(`
    mutation RefundOrder($id: ID!, $idempotencyKey: String, $lines: [RefundLineInput!]) {
  refundOrder(id: $id, idempotencyKey: $idempotencyKey, lines: $lines) {
    __typename
    ... on Order {
      ...OrderView
    }
    ... on Problem {
      code
      message
    }
  }
}
    fragment OrderView on Order {
  id
  number
  status
  placedAt
  lines {
    sku
    name
    quantity
    unitPrice {
      amount
    }
    lineTotal {
      amount
    }
    product {
      id
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
  events {
    at
    type
    from
    to
    detail
  }
  payments {
    id
    number
    status
    amount {
      amount
      currency
    }
    declineCode
  }
  shipments {
    id
    trackingNumber
    carrier
    status
    address {
      line1
      city
    }
    events {
      at
      status
    }
  }
}`) as unknown as TypedDocumentString<RefundOrderMutation, RefundOrderMutationVariables>;
export const OrderChangedDocument = new TypedDocumentString(`
    subscription OrderChanged($id: ID!) {
  orderChanged(id: $id) {
    id
    number
    status
    events {
      type
    }
    shipments {
      trackingNumber
    }
  }
}
    `) as unknown as TypedDocumentString<OrderChangedSubscription, OrderChangedSubscriptionVariables>;
export const StockChangedDocument = new TypedDocumentString(`
    subscription StockChanged($productId: ID!) {
  stockChanged(productId: $productId) {
    id
    name
    stock {
      available
    }
  }
}
    `) as unknown as TypedDocumentString<StockChangedSubscription, StockChangedSubscriptionVariables>;