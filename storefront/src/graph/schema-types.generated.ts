export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** ISO 4217, e.g. "CAD". */
  CurrencyCode: { input: string; output: string; }
  /** A time in UTC in ISO 8601 format, with milliseconds: "2026-11-20T09:30:00.000Z". */
  DateTime: { input: string; output: string; }
  /** An exact decimal as a JSON string, e.g. "49.99". Never a float. Money always has all minor digits of its currency: "40.00". */
  Decimal: { input: string; output: string; }
  /** The `JSON` scalar type represents JSON values as specified by [ECMA-404](http://www.ecma-international.org/publications/files/ECMA-ST/ECMA-404.pdf). */
  JSON: { input: unknown; output: unknown; }
};

export type AddLineOutcome =
  /** The whole quantity was added; for a course, 1. */
  | 'ADDED'
  /** A part of the quantity was added; `reason` says why not all. */
  | 'CAPPED'
  /** Nothing was added; `reason` says why. An existing line stays unchanged. */
  | 'REFUSED';

export type AddLinesToCartInput = {
  /** 1 to 100. The quantities of a product that is named twice with the same values are summed. */
  lines: Array<LineToAddInput>;
};

export type AddOrderNoteInput = {
  orderId: Scalars['ID']['input'];
  /** 1 to 2,000 characters. */
  text: Scalars['String']['input'];
};

export type AddPaymentMethodInput = {
  details: CardInput;
  paymentType: PaymentMethodType;
};

export type AddProductImageInput = {
  /** Alternative text: what the picture shows. */
  alt?: InputMaybe<Scalars['String']['input']>;
  productId: Scalars['ID']['input'];
  /** An http or https address, or a path that starts with /. */
  url: Scalars['String']['input'];
};

export type AddShipmentInput = {
  /** The order's address when absent. */
  address?: InputMaybe<AddressInput>;
  /** The order's carrier when absent. */
  carrier?: InputMaybe<Scalars['String']['input']>;
  /** A repeat with the same key and input returns the same shipment; the same key with another input is IdempotencyKeyReused. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** The goods of the new parcel, from no parcel or from parcels that have not left. When absent: all goods that have not left; for a replacement, all goods that are not replaced yet. */
  lines?: InputMaybe<Array<ShipmentLineInput>>;
  orderId: Scalars['ID']['input'];
  /** The tracking number of a parcel of the order that failed, came back or was delivered: its goods are sent again. A replacement does not change stock. */
  replaces?: InputMaybe<Scalars['String']['input']>;
};

export type AddToCartInput = {
  /** The `version` of the cart that the buyer has seen. A cart with another version is not changed: Conflict at `expectedVersion`. */
  expectedVersion?: InputMaybe<Scalars['String']['input']>;
  productId: Scalars['ID']['input'];
  /** 1 to 99. Several additions can raise the line to 999. */
  quantity: Scalars['Int']['input'];
};

export type AddressInput = {
  city: Scalars['String']['input'];
  /** ISO 3166-1 alpha-2, e.g. "CA". */
  country: Scalars['String']['input'];
  fullName: Scalars['String']['input'];
  line1: Scalars['String']['input'];
  line2?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  postalCode: Scalars['String']['input'];
  /** State, province or similar. */
  region?: InputMaybe<Scalars['String']['input']>;
};

export type AdjustStockInput = {
  /** Units to add (positive) or to remove (negative). */
  delta: Scalars['Int']['input'];
  /** A repeat with the same key and input moves nothing; the same key with another input is IdempotencyKeyReused. 1 to 200 characters; the header Idempotency-Key when absent. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  productId: Scalars['ID']['input'];
  /** Stored with the movement, 1 to 200 characters. */
  reason: Scalars['String']['input'];
};

/** All given conditions must match. */
export type AuditLogFilter = {
  /**
   * The same as `action`; ignored when `action` is given.
   * @deprecated Use `action`.
   */
  act?: InputMaybe<Scalars['String']['input']>;
  /** The subgraph and its mutation, e.g. `orders.refundOrder`. */
  action?: InputMaybe<Scalars['String']['input']>;
  actorId?: InputMaybe<Scalars['ID']['input']>;
  /** Inclusive. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  targetId?: InputMaybe<Scalars['ID']['input']>;
  /** A type of the schema, e.g. `Order`. */
  targetType?: InputMaybe<Scalars['String']['input']>;
  /** Exclusive. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type AuditLogSort =
  /** By `action`; actions of one kind oldest first. */
  | 'ACTION_ASC'
  /** By `action`, in descending order; actions of one kind newest first. */
  | 'ACTION_DESC'
  /** By `actorUsername`, case-insensitive; actions of one actor oldest first. */
  | 'ACTOR_ASC'
  /** By `actorUsername`, in descending order; actions of one actor newest first. */
  | 'ACTOR_DESC'
  /** The same as ACTION_ASC. */
  | 'ACT_ASC'
  /** The same as ACTION_DESC. */
  | 'ACT_DESC'
  | 'NEWEST'
  | 'OLDEST';

export type BeginProviderSignInInput = {
  /** True adds the identity to the viewer's account, whatever its address. */
  link?: InputMaybe<Scalars['Boolean']['input']>;
  provider: Scalars['ID']['input'];
  /** The page after the sign-in: a path of this host; `/` when absent. */
  returnTo?: InputMaybe<Scalars['String']['input']>;
};

export type BeginTwoFactorInput = {
  /** Required when the account has a password. */
  currentPassword?: InputMaybe<Scalars['String']['input']>;
};

/** The router passes it to the card vault only. Never logged, never stored. */
export type CardInput = {
  /** 12 to 19 digits, with or without spaces. */
  cardNumber: Scalars['String']['input'];
  /** 3 or 4 digits. */
  cvc: Scalars['String']['input'];
  /** 1 to 12. */
  expiryMonth: Scalars['Int']['input'];
  /** Four digits. */
  expiryYear: Scalars['Int']['input'];
};

/** With declared fields, `custom` has their values. */
export type ChangeOrderFieldsInput = {
  id: Scalars['ID']['input'];
};

/** With declared fields, `custom` has their values. */
export type ChangeOrderLineFieldsInput = {
  /** `OrderLine.lineId`. */
  lineId: Scalars['ID']['input'];
  orderId: Scalars['ID']['input'];
};

export type ChangePasswordInput = {
  currentPassword: Scalars['String']['input'];
  /** Follows the same rules as in `register`. */
  newPassword: Scalars['String']['input'];
};

/** An absent field stays unchanged. */
export type ChangeShipmentInput = {
  /** Can change until the parcel has left. */
  address?: InputMaybe<AddressInput>;
  /** Can change until the parcel has left. */
  carrier?: InputMaybe<Scalars['String']['input']>;
  /** The carrier's own number: one line of at most 60 characters; empty removes it. */
  carrierTrackingNumber?: InputMaybe<Scalars['String']['input']>;
  trackingNumber: Scalars['String']['input'];
  /** An http or https address of at most 2,000 characters; empty removes it, and the link from the carrier's template is shown. */
  trackingUrl?: InputMaybe<Scalars['String']['input']>;
};

/** With declared fields, `custom` has their values. */
export type ChangeUserFieldsInput = {
  id: Scalars['ID']['input'];
};

export type ChecklistItemName =
  /** A section with a lesson. */
  | 'LESSONS'
  /** Each lesson has media or a text. */
  | 'LESSON_CONTENT'
  /** A public lesson. */
  | 'PREVIEW_LESSON'
  | 'PRICE'
  | 'SUMMARY'
  | 'TITLE';

export type CheckoutInput = {
  /** The name of the carrier; "Canada Post" by default. */
  carrier?: InputMaybe<Scalars['String']['input']>;
  /** Required for guests: the order's mails go there, and an account with that address claims the order. Not for users. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** The `version` of the cart that the buyer has seen. If the cart has another version, returns CartChanged and charges nothing. */
  expectedCartVersion?: InputMaybe<Scalars['String']['input']>;
  /** If the total differs, returns PriceChanged and charges nothing. */
  expectedTotal?: InputMaybe<MoneyInput>;
  /** A repeat with the same key and body returns the same order; the same key with another body is IdempotencyKeyReused. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** Absent: the viewer's default payment method pays. */
  payment?: InputMaybe<PaymentInput>;
  /** Required when the cart contains goods, unless the viewer has a default address. */
  shippingAddress?: InputMaybe<AddressInput>;
};

export type CheckoutQuoteInput = {
  /** The name of the carrier; the default one when absent. */
  carrier?: InputMaybe<Scalars['String']['input']>;
  /** ISO 3166-1 alpha-2. Required when the cart contains goods. */
  country?: InputMaybe<Scalars['String']['input']>;
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** State, province or similar. */
  region?: InputMaybe<Scalars['String']['input']>;
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

export type CompleteProviderSignInInput = {
  /** The complete URL that the provider sent the browser back to. */
  callbackUrl: Scalars['String']['input'];
  provider: Scalars['ID']['input'];
};

/** Either `token` (from the link) or, signed in, `code` (the six digits). */
export type ConfirmEmailChangeInput = {
  code?: InputMaybe<Scalars['String']['input']>;
  token?: InputMaybe<Scalars['String']['input']>;
};

export type ConfirmTwoFactorInput = {
  /** The six digits that the authenticator app shows. */
  code: Scalars['String']['input'];
};

/** All given conditions must hold. `category` is a slug; `search` finds courses with words that begin with each search word or, if there are none, courses with similar titles. Courses that are not published are listed only to their own instructor with `mine` or `instructorId`, and to admins with these or with `status`. */
export type CourseFilter = {
  category?: InputMaybe<Scalars['String']['input']>;
  instructorId?: InputMaybe<Scalars['ID']['input']>;
  /** True: courses that the viewer created, in every status. */
  mine?: InputMaybe<Scalars['Boolean']['input']>;
  /** Words of the title or the summary; at most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<CourseStatus>;
};

export type CourseSectionInput = {
  /** In teaching order; at most 200. */
  lessons: Array<LessonInput>;
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

export type CourseSort =
  | 'NEWEST'
  | 'OLDEST'
  /** Ignores case and accents. */
  | 'TITLE_ASC'
  /** Ignores case and accents. */
  | 'TITLE_DESC';

export type CourseStatus =
  /** No longer listed or on sale; enrolled users keep it. */
  | 'ARCHIVED'
  /** Only its instructor and admins see it, and it cannot be bought. */
  | 'DRAFT'
  /** Listed and on sale. */
  | 'PUBLISHED';

export type CreateApiKeyInput = {
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The purpose of the key; at most 100 characters. */
  name: Scalars['String']['input'];
  /** One or more of accounts:read, catalog:read, catalog:write, inventory:read, inventory:write, cart:read, cart:write, orders:read, orders:write, payments:read, payments:write, shipping:read, shipping:write, notifications:read, notifications:write, courses:read, courses:write, reviews:read, reviews:write, media:read, media:write. */
  scopes: Array<Scalars['String']['input']>;
};

export type CreateCategoryInput = {
  /** At most 2,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** Derived from the name when absent. */
  slug?: InputMaybe<Scalars['String']['input']>;
};

/** `categories` are slugs. */
export type CreateCourseInput = {
  /** At most 20. */
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  /** In the shop's currency, more than 0. */
  price: MoneyInput;
  /** In teaching order; at most 100. */
  sections?: InputMaybe<Array<CourseSectionInput>>;
  /** At most 10,000 characters. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

/** `categories` are slugs. */
export type CreateProductInput = {
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  /** At most 10,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Units on hand at first; 0 when absent. */
  initialStock?: InputMaybe<Scalars['Int']['input']>;
  /** True when absent. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** PHYSICAL when absent. Prefer `createCourse` for courses: a COURSE product without a course cannot be bought. */
  kind?: InputMaybe<ProductKind>;
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** In the shop's currency, more than 0. */
  price: MoneyInput;
  /** 1 to 64 letters, digits, dots, hyphens and underscores. */
  sku: Scalars['String']['input'];
  /** At most 20. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** In grams, 0 to 1,000,000. */
  weightGrams?: InputMaybe<Scalars['Int']['input']>;
};

export type CreateWebhookEndpointInput = {
  /** At most 200 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Names from `domainEvents`, at least one. */
  events: Array<Scalars['String']['input']>;
  /** True when absent. */
  isEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** An https address, at most 2,000 characters. Its host must have public addresses only. */
  url: Scalars['String']['input'];
};

/** With an `id` it is an existing lesson of the course, from any section: absent fields do not change, and null clears. */
export type CurriculumLessonInput = {
  /** Markdown, at most 50,000 characters. Optional. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** 0 to 86,400 seconds. */
  durationSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** A new lesson when absent. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** True if the lesson is public; false when absent. */
  isPreview?: InputMaybe<Scalars['Boolean']['input']>;
  /** An http or https address, or a path that starts with /. Optional. */
  mediaUrl?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

export type CurriculumSectionInput = {
  /** A new section when absent. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** In teaching order; at most 200. */
  lessons: Array<CurriculumLessonInput>;
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

/** A type that a shop can declare fields for. */
export type CustomEntity =
  | 'ADDRESS'
  | 'CATEGORY'
  | 'COURSE'
  | 'ORDER'
  | 'ORDER_LINE'
  | 'PRODUCT'
  | 'USER';

export type CustomFieldKind =
  | 'BOOLEAN'
  /** A day without a time: `2026-11-22`. */
  | 'DATE'
  | 'ENUMERATION'
  | 'JSON'
  | 'LIST'
  | 'MONEY'
  | 'NUMBER'
  /** The id of another object. */
  | 'REFERENCE'
  | 'TEXT'
  /** A text in each language. */
  | 'TRANSLATED';

export type CustomFieldVisibility =
  /** The user whom the object belongs to, and admins. */
  | 'OWNER'
  | 'PUBLIC'
  | 'STAFF';

export type DeleteMyAccountInput = {
  /** The account's password, if it has one, because deleting cannot be undone. */
  password?: InputMaybe<Scalars['String']['input']>;
};

export type EmailVerificationStatus =
  /** The last link and code are no longer valid; `resendVerification` sends new ones. */
  | 'EXPIRED'
  /** The mail was sent, and its link and code are valid. */
  | 'PENDING'
  /** The user confirmed the address. */
  | 'VERIFIED';

export type FailedDeliverySort =
  /** The fewest attempts first; with equal attempts, the oldest first. */
  | 'ATTEMPTS_ASC'
  /** The most attempts first; with equal attempts, the newest first. */
  | 'ATTEMPTS_DESC'
  | 'NEWEST'
  | 'OLDEST';

export type ImportOutcome =
  | 'CREATED'
  /** Nothing of the row was imported; `problems` gives the reasons. */
  | 'FAILED'
  /** The product already matches the row. */
  | 'UNCHANGED'
  | 'UPDATED';

export type ImportPictureInput = {
  /** An http or https address on the public internet. */
  url: Scalars['String']['input'];
};

export type ImportProductImage = {
  alt?: InputMaybe<Scalars['String']['input']>;
  /** An http or https address, or a path that starts with /. */
  url: Scalars['String']['input'];
};

/** A row of a file with its texts unchanged. An absent or null value leaves the product unchanged; so does an empty text, except for `description`, which it clears. A list replaces the current one. */
export type ImportProductRow = {
  /** Category names; missing categories are created. */
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  description?: InputMaybe<Scalars['String']['input']>;
  /** The preferred slug of a new product; an existing product keeps its slug. */
  handle?: InputMaybe<Scalars['String']['input']>;
  /** At most 20. */
  images?: InputMaybe<Array<ImportProductImage>>;
  /** The line number in the file, repeated in the answer. */
  line: Scalars['Int']['input'];
  /** In the shop's currency, without a currency sign: `12.90`. */
  price?: InputMaybe<Scalars['String']['input']>;
  /** True puts the product on sale; the default for a new product. */
  published?: InputMaybe<Scalars['Boolean']['input']>;
  /** Identifies the product. A row without it has a problem. */
  sku?: InputMaybe<Scalars['String']['input']>;
  /** Units on hand: `12`. */
  stock?: InputMaybe<Scalars['String']['input']>;
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  title?: InputMaybe<Scalars['String']['input']>;
  /** In grams: `1200`. */
  weightGrams?: InputMaybe<Scalars['String']['input']>;
};

export type ImportProductsInput = {
  /** Returns the same result, and writes nothing. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** 1 to 200 rows. Send larger files in parts. */
  rows: Array<ImportProductRow>;
};

export type ImportRecordsInput = {
  /** Returns the same outcomes, and writes nothing. */
  dryRun: Scalars['Boolean']['input'];
  kind: Scalars['String']['input'];
  /** At most 200. */
  records: Array<RecordToImportInput>;
  /** The system that the records come from. */
  source: Scalars['String']['input'];
};

export type InstructorRequestFilter = {
  state?: InputMaybe<InstructorRequestState>;
};

export type InstructorRequestSort =
  | 'NEWEST'
  /** The longest waiting request first. */
  | 'OLDEST';

export type InstructorRequestState =
  /** The applicant became an instructor. */
  | 'APPROVED'
  /** The request waits for an admin. */
  | 'OPEN'
  /** See `reason`. The applicant may apply again. */
  | 'REJECTED';

export type LessonInput = {
  /** Markdown, at most 50,000 characters. Optional. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** 0 to 86,400 seconds. */
  durationSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** True if the lesson is public; false when absent. */
  isPreview?: InputMaybe<Scalars['Boolean']['input']>;
  /** An http or https address, or a path that starts with /. Optional. */
  mediaUrl?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

export type LineToAddInput = {
  productId: Scalars['ID']['input'];
  /** 1 to 999. A course is added with quantity 1. */
  quantity: Scalars['Int']['input'];
};

export type LinkProviderIdentityInput = {
  /** The token from `IdentityNotLinked`. */
  linkToken: Scalars['String']['input'];
  /** The account's password; not needed when signed in to the account. */
  password?: InputMaybe<Scalars['String']['input']>;
};

export type LoginInput = {
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

export type MediaProblem =
  /** The address of the import is private, or not http or https. */
  | 'ADDRESS_NOT_ALLOWED'
  /** The address of the import does not answer with a file. */
  | 'ADDRESS_NOT_ANSWERING'
  /** The picture cannot be decoded completely. */
  | 'BROKEN_PICTURE'
  /** The check failed several times; the log of the server has the reason. */
  | 'CHECK_FAILED'
  /** By its content, the file is no JPEG, PNG, WebP, AVIF or GIF picture. */
  | 'KIND_NOT_ACCEPTED'
  /** The storage of the shop has no space left. */
  | 'STORAGE_FULL'
  /** The file of the import is larger than an upload may be. */
  | 'TOO_LARGE'
  /** The picture has more than 50 million pixels. */
  | 'TOO_MANY_PIXELS'
  /** The virus scanner refuses the file. */
  | 'VIRUS_FOUND';

export type MediaState =
  /** A job reads the file, and converts it. */
  | 'CHECKING'
  /** The check did not end: `problem` says why, and `retryMediaFile` starts it again. */
  | 'FAILED'
  /** The picture has public addresses. */
  | 'READY'
  /** The content is not accepted: `problem` says why. */
  | 'REJECTED'
  /** Parts of the upload are missing. */
  | 'UPLOADING';

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

export type ModerateReviewInput = {
  decision: ReviewDecision;
  reviewId: Scalars['ID']['input'];
};

export type MoneyInput = {
  amount: Scalars['Decimal']['input'];
  currency: Scalars['CurrencyCode']['input'];
};

/** All given conditions must match. */
export type NotificationFilter = {
  /** A value of `Notification.kind`. */
  kind?: InputMaybe<Scalars['String']['input']>;
  orderId?: InputMaybe<Scalars['ID']['input']>;
  /** The whole address, case-insensitive. */
  recipient?: InputMaybe<Scalars['String']['input']>;
  /** A part of the subject or the address; at most 254 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<NotificationStatus>;
};

export type NotificationSort =
  /** By `kind`; mails of one kind oldest first. */
  | 'KIND_ASC'
  /** By `kind`, in descending order; mails of one kind newest first. */
  | 'KIND_DESC'
  | 'NEWEST'
  | 'OLDEST'
  /** By recipient, case-insensitive, unknown addresses first; mails to one address oldest first. */
  | 'RECIPIENT_ASC'
  /** By recipient, in descending order; mails to one address newest first. */
  | 'RECIPIENT_DESC';

export type NotificationStatus =
  /** The mail was refused permanently, or not accepted at any attempt. */
  | 'FAILED'
  /** The mail is queued; attempts go on for three and a half hours. */
  | 'QUEUED'
  /** The mail server accepted the mail. */
  | 'SENT';

/** All given conditions must match. */
export type OperationUsageFilter = {
  /** True: only operations that use deprecated fields. */
  deprecated?: InputMaybe<Scalars['Boolean']['input']>;
  /** A field, argument or enum value, such as `Product.name`. */
  field?: InputMaybe<Scalars['String']['input']>;
  /** A part of the name, of a field or of a client's name, case-insensitive; or the start of the hash. */
  search?: InputMaybe<Scalars['String']['input']>;
};

export type OperationUsageSort =
  | 'COUNT_ASC'
  | 'COUNT_DESC'
  | 'ERRORS_ASC'
  | 'ERRORS_DESC'
  | 'LAST_SEEN_ASC'
  | 'LAST_SEEN_DESC'
  /** By `name`, case-insensitive. */
  | 'NAME_ASC'
  | 'NAME_DESC'
  | 'P99_ASC'
  /** By `p99Ms`, the slowest first. */
  | 'P99_DESC';

/** Details of order events that Souk writes itself. More may be added. */
export type OrderEventNote =
  | 'BY_BUYER'
  | 'BY_SHOP'
  | 'INVENTORY_UNAVAILABLE'
  | 'NOT_CHARGED'
  | 'NOT_PAID_IN_TIME'
  | 'PAID_AFTER_CLOSED'
  | 'PAYMENTS_UNAVAILABLE'
  | 'PROVIDER_OPEN'
  | 'REQUEST_RUNNING';

/** All given conditions must hold; an empty text does not filter. */
export type OrderFilter = {
  /** Orders of this user. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The buyer's complete address: the guest's, and for admins also the account's. While accounts is unavailable, only the guest's. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** In the shop's currency; inclusive. */
  maxTotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** In the shop's currency. */
  minTotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** Exact, e.g. ORD-101. */
  number?: InputMaybe<Scalars['String']['input']>;
  placedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Exclusive. */
  placedTo?: InputMaybe<Scalars['DateTime']['input']>;
  /** Finds the beginning of the number (`101` is ORD-101), of a guest's address, of a SKU, or of each word of the name in the delivery address; case-insensitive. For admins, also a part of the buyer's address and names: in at most 100 accounts, the newest, and in none while accounts is unavailable. At most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** The complete SKU of one of the lines; case-insensitive. */
  sku?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<OrderStatus>;
  /** Any of these statuses; an empty list does not filter. */
  statuses?: InputMaybe<Array<OrderStatus>>;
};

export type OrderSort =
  | 'NEWEST'
  | 'OLDEST'
  /** Smallest first. */
  | 'TOTAL_ASC'
  /** Largest first. */
  | 'TOTAL_DESC';

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
  expectedTotal?: InputMaybe<MoneyInput>;
  /** A new key for each attempt; the same key repeats the answer. */
  idempotencyKey: Scalars['String']['input'];
  orderId: Scalars['ID']['input'];
  /** Absent: the viewer's default payment method pays. */
  payment?: InputMaybe<PaymentInput>;
};

/** The proof of payment that the provider's own checkout gave to the browser. */
export type PaymentConfirmationInput = {
  /** Razorpay's `razorpay_payment_id`. */
  providerPaymentId: Scalars['ID']['input'];
  /** Razorpay's `razorpay_signature`. */
  signature: Scalars['String']['input'];
};

/** Exactly one of: a stored method, a card, the provider's own checkout, later, a confirmation. */
export type PaymentInput = {
  /** The buyer pays in the provider's own checkout, such as Stripe's form or Razorpay's window. Returns PaymentActionRequired with the data to open that checkout. */
  atProvider?: InputMaybe<Scalars['Boolean']['input']>;
  card?: InputMaybe<CardInput>;
  /** For `payOrder` only: proves a payment in the provider's own checkout, and starts no payment. */
  confirmation?: InputMaybe<PaymentConfirmationInput>;
  /** For `checkout` only: places the order unpaid. Its stock is reserved as for a payment. `payOrder` pays it, and reserves again after the end of the reservation, until the order expires. */
  later?: InputMaybe<Scalars['Boolean']['input']>;
  paymentMethodId?: InputMaybe<Scalars['ID']['input']>;
  /** With a stored method, a card or `atProvider`: the provider of `paymentOptions` that takes the payment. A payment that waits in another provider's checkout is cancelled first. Absent: the first provider that takes such a payment. */
  provider?: InputMaybe<Scalars['String']['input']>;
};

export type PaymentMethodType =
  | 'CARD';

/** CARD: the shop's own card form. ELEMENT: the provider's form, within the page. WINDOW: the provider's own window over the page. */
export type PaymentOptionKind =
  | 'CARD'
  | 'ELEMENT'
  | 'WINDOW';

export type PaymentStatus =
  /** The provider declined; `declineCode` gives the reason. No money was taken. */
  | 'FAILED'
  /** The provider was asked and has not answered yet. The shop asks again until it answers. */
  | 'PENDING'
  /** The money was taken and then refunded in full. */
  | 'REFUNDED'
  /** The money was taken. An order has at most one of these, ever. */
  | 'SUCCEEDED';

export type PersonInput = {
  email: Scalars['String']['input'];
  userId: Scalars['ID']['input'];
};

export type PictureFormat =
  | 'AVIF'
  | 'WEBP';

/** Either a template with variables, or a subject with a body. */
export type PreviewNotificationInput = {
  /** At most 5,000 characters; shown as text, never as markup. */
  body?: InputMaybe<Scalars['String']['input']>;
  /** One line of at most 200 characters. */
  subject?: InputMaybe<Scalars['String']['input']>;
  /** The `kind` of an `EmailTemplate` that is sendable. */
  template?: InputMaybe<Scalars['String']['input']>;
  /** An object with the template's variables. */
  variables?: InputMaybe<Scalars['JSON']['input']>;
};

/** All given conditions must hold. `category` is a slug; `sku` is exact; `search` finds products with words that begin with each search word or, if there are none, products with similar names. */
export type ProductFilter = {
  /** Slugs: products in any of them. An empty list does not filter. */
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  category?: InputMaybe<Scalars['String']['input']>;
  /** Products with any of these ids; at most 100. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** For admins; others see active products only. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  kind?: InputMaybe<ProductKind>;
  /** In the shop's currency, inclusive. */
  maxPrice?: InputMaybe<Scalars['Decimal']['input']>;
  /** In grams, inclusive. */
  maxWeightGrams?: InputMaybe<Scalars['Int']['input']>;
  /** In the shop's currency, inclusive. */
  minPrice?: InputMaybe<Scalars['Decimal']['input']>;
  /** Products whose average rating is at least this number of stars, 1 to 5. */
  minRating?: InputMaybe<Scalars['Int']['input']>;
  /** In grams, inclusive. */
  minWeightGrams?: InputMaybe<Scalars['Int']['input']>;
  /** A part of the name; at most 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Words of the name, the SKU, a tag or the description; at most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
  sku?: InputMaybe<Scalars['String']['input']>;
  tag?: InputMaybe<Scalars['String']['input']>;
  /** Products with all of them. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
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

export type ProviderSignInFailureReason =
  /** The account is deactivated or deleted. */
  | 'ACCOUNT_INACTIVE'
  /** The attempt took too long, was completed before, or started in another browser. */
  | 'ATTEMPT_ENDED'
  /** The provider did not confirm an email address, which an account needs. */
  | 'EMAIL_MISSING'
  /** The identity already signs in to another account. */
  | 'IDENTITY_TAKEN'
  /** The provider did not confirm who the visitor is. */
  | 'NOT_PROVEN';

export type RecordToImportInput = {
  data: Scalars['JSON']['input'];
  externalId: Scalars['ID']['input'];
};

export type RefundLineInput = {
  productId: Scalars['ID']['input'];
  quantity: Scalars['Int']['input'];
};

export type RefundState =
  /** The refund is done. */
  | 'DONE'
  /** Payments refused it; an admin must look at it. */
  | 'FAILED'
  /** The refund is in progress. */
  | 'REQUESTED';

export type RefundStatus =
  /** The provider refused. No money was refunded. */
  | 'FAILED'
  /** The provider was asked and has not answered yet. The shop asks again until it answers. */
  | 'PENDING'
  /** The money was refunded. */
  | 'SUCCEEDED';

export type RegisterInput = {
  /** Surrounding spaces are ignored. Unique, case-insensitive. */
  email: Scalars['String']['input'];
  /** At most 200 characters. */
  fullName?: InputMaybe<Scalars['String']['input']>;
  /** 8 to 128 characters: see `passwordPolicy`. */
  password: Scalars['String']['input'];
  /** 3 to 40 letters, digits, dots, hyphens and underscores. Unique, case-insensitive. */
  username?: InputMaybe<Scalars['String']['input']>;
};

export type RemoveProductImageInput = {
  imageId: Scalars['ID']['input'];
  productId: Scalars['ID']['input'];
};

export type ReorderProductImagesInput = {
  /** All images of the product, each once; the first is the main image. */
  imageIds: Array<Scalars['ID']['input']>;
  productId: Scalars['ID']['input'];
};

export type ReplyToReviewInput = {
  /** 1 to 2000 characters; null removes the reply. */
  reply?: InputMaybe<Scalars['String']['input']>;
  reviewId: Scalars['ID']['input'];
};

export type ReportReviewInput = {
  reason: ReviewReportReason;
  reviewId: Scalars['ID']['input'];
};

export type RequestEmailChangeInput = {
  currentPassword: Scalars['String']['input'];
  /** Surrounding spaces are ignored. */
  newEmail: Scalars['String']['input'];
};

export type RequestInstructorRoleInput = {
  /** The planned courses and the applicant's experience, for the admin who decides. 20 to 2,000 characters. */
  motivation: Scalars['String']['input'];
};

export type RequestOrderLinkInput = {
  /** The address that the guest gave at the checkout. */
  email: Scalars['String']['input'];
  /** The order number in any form: ORD-101 or 101. */
  number: Scalars['String']['input'];
};

/** Whether an admin can send a mail again. */
export type ResendState =
  /** The data of the mail is deleted. */
  | 'FORGOTTEN'
  /** The mail contained a code or a secret link, which is sent only once. Users request a new one. */
  | 'HOLDS_SECRET'
  /** The mail is QUEUED. */
  | 'ON_ITS_WAY'
  /** `resendNotification` accepts the mail. */
  | 'POSSIBLE';

export type ResetPasswordInput = {
  /** Follows the same rules as in `register`. */
  newPassword: Scalars['String']['input'];
  /** From the mailed link. */
  token: Scalars['String']['input'];
};

export type ReviewDecision =
  | 'PUBLISHED'
  | 'REJECTED';

export type ReviewHeldReason =
  /** The review contains words of the setting REVIEWS_BANNED_WORDS. */
  | 'BANNED_WORDS'
  /** Its author edited it after an admin had rejected it. */
  | 'EDITED'
  /** Users reported it. */
  | 'REPORTS';

export type ReviewReportReason =
  | 'OFFENSIVE'
  | 'OFF_TOPIC'
  | 'OTHER'
  | 'PERSONAL_DATA'
  | 'SPAM';

export type ReviewSort =
  /** Most helpful votes first, then newest. */
  | 'HELPFUL'
  /** Most stars first, then newest. */
  | 'HIGHEST'
  /** Fewest stars first, then newest. */
  | 'LOWEST'
  | 'NEWEST';

export type ReviewStatus =
  /** Only its author and admins see it until an admin decides. */
  | 'HELD'
  | 'PUBLISHED'
  /** Only its author and admins see it. An edited review is held again. */
  | 'REJECTED';

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
  id?: InputMaybe<Scalars['ID']['input']>;
  /** True makes it the default. The first address is the default in any case. */
  isDefault?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The whole outline of a course. A section or lesson with an `id` is kept, with the progress of enrolled users; one that is missing is removed. */
export type SaveCurriculumInput = {
  courseId: Scalars['ID']['input'];
  /** The course's `version` of the outline that was read. */
  expectedVersion: Scalars['Int']['input'];
  /** In teaching order; at most 100. */
  sections: Array<CurriculumSectionInput>;
};

export type SaveReviewInput = {
  /** The public name of the author, 1 to 60 characters. */
  authorName: Scalars['String']['input'];
  productId: Scalars['ID']['input'];
  /** 1 to 5. */
  stars: Scalars['Int']['input'];
  /** 10 to 5000 characters of plain text. */
  text: Scalars['String']['input'];
  /** 1 to 120 characters. */
  title: Scalars['String']['input'];
};

/** Either a template with variables, or a subject with a body. */
export type SendNotificationInput = {
  /** At most 5,000 characters; shown as text, never as markup. */
  body?: InputMaybe<Scalars['String']['input']>;
  /** The address of a buyer without an account. Or `userId`. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** A repeat of the same key and input returns the same notification; with another input it is IdempotencyKeyReused. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** The order that the mail is about; it is then listed with the order's notifications. */
  orderId?: InputMaybe<Scalars['ID']['input']>;
  /** One line of at most 200 characters. */
  subject?: InputMaybe<Scalars['String']['input']>;
  /** The `kind` of an `EmailTemplate` that is sendable. */
  template?: InputMaybe<Scalars['String']['input']>;
  /** The recipient's account. Or `email`. */
  userId?: InputMaybe<Scalars['ID']['input']>;
  /** An object with the template's variables. */
  variables?: InputMaybe<Scalars['JSON']['input']>;
};

/** Quantity 0 removes the line. */
export type SetCartLineInput = {
  /** The `version` of the cart that the buyer has seen. A cart with another version is not changed: Conflict at `expectedVersion`. */
  expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** `CartLine.lineId`. When absent, the line of the product without values of declared fields. */
  lineId?: InputMaybe<Scalars['ID']['input']>;
  productId: Scalars['ID']['input'];
  /** 0 to 99. */
  quantity: Scalars['Int']['input'];
};

export type SetStockInput = {
  /** The number on hand that the client knows. If it has changed since, nothing changes: a Conflict. */
  expectedOnHand?: InputMaybe<Scalars['Int']['input']>;
  /** A repeat with the same key and input moves nothing; the same key with another input is IdempotencyKeyReused. 1 to 200 characters; the header Idempotency-Key when absent. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The counted units, 0 or more. */
  onHand: Scalars['Int']['input'];
  productId: Scalars['ID']['input'];
  /** Stored with the movement, 1 to 200 characters. */
  reason: Scalars['String']['input'];
};

export type ShipmentLineInput = {
  productId: Scalars['ID']['input'];
  quantity: Scalars['Int']['input'];
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

/** All given conditions must hold. */
export type StockLevelFilter = {
  /** At most this many units available, to find low stock. */
  atMost?: InputMaybe<Scalars['Int']['input']>;
  /** Any of these products; at most 100. */
  productIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type StockLevelSort =
  | 'AVAILABLE_ASC'
  | 'AVAILABLE_DESC'
  /** Most recently changed first. */
  | 'UPDATED'
  /** Least recently changed first. */
  | 'UPDATED_ASC';

/** All given conditions must hold. */
export type StockMovementFilter = {
  /** Inclusive. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  kind?: InputMaybe<StockMovementKind>;
  /** Exclusive. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type StockMovementKind =
  /** An admin counted or adjusted the units. */
  | 'ADJUSTMENT'
  /** The product was received with stock. */
  | 'RECEIPT'
  /** Units of an order came back. */
  | 'RETURN'
  /** An order was paid. */
  | 'SALE';

export type StockMovementSort =
  | 'NEWEST'
  | 'OLDEST';

export type StuckKind =
  /** The outbox gave up on a job after too many attempts. */
  | 'DELIVERY_FAILED'
  /** The order is paid but its courses are not open: an attempt has failed and is retried, or the first has been due for a minute. */
  | 'NOT_ENROLLED'
  /** It is unknown whether the buyer was charged. */
  | 'PAYMENT_UNKNOWN'
  /** A refund is not finished. */
  | 'REFUND_OPEN'
  /** Payments refused a refund. */
  | 'REFUND_REFUSED'
  /** A shipment is pending although the order is closed. */
  | 'SHIPMENT_OPEN'
  /** A step of the order, such as its shipment or a mail, has failed at least once and is retried, or has been due for a minute. `detail` contains the step, the attempts and the last error. */
  | 'STEP_FAILING';

export type StuckOrderSort =
  /** Most recently stuck first. */
  | 'NEWEST'
  /** Longest stuck first. */
  | 'OLDEST'
  /** First placed first. */
  | 'PLACED_ASC'
  /** Last placed first. */
  | 'PLACED_DESC';

export type StudentSort =
  /** The last enrolled student comes first. */
  | 'NEWEST'
  /** The first enrolled student comes first. */
  | 'OLDEST';

export type TransactionKind =
  /** Money from the buyer to the shop. */
  | 'CHARGE'
  /** Money from the shop to the buyer. */
  | 'REFUND';

export type TransactionStatus =
  /** The provider declined. No money was moved. */
  | 'FAILED'
  /** The provider was asked. */
  | 'PENDING'
  /** The provider moved the money. */
  | 'SUCCEEDED';

/** The proof of both factors. */
export type TwoFactorProofInput = {
  /** Six digits from the app, or a recovery code. */
  code: Scalars['String']['input'];
  /** Required when the account has a password. */
  currentPassword?: InputMaybe<Scalars['String']['input']>;
};

/** An absent field does not change; `null` clears the description and is refused for other fields. */
export type UpdateCategoryInput = {
  description?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  /** Page addresses with the old slug stop working. */
  slug?: InputMaybe<Scalars['String']['input']>;
};

/** Changes only the given fields. The `slug` does not change. `categories` are slugs. */
export type UpdateCourseInput = {
  /** At most 20. */
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  id: Scalars['ID']['input'];
  /** In the shop's currency, more than 0. */
  price?: InputMaybe<MoneyInput>;
  /** At most 10,000 characters; null clears it. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateMediaFileInput = {
  /** Alternative text: at most 300 characters. Unchanged when absent, cleared when null. */
  alt?: InputMaybe<Scalars['String']['input']>;
  /** 0 to 100, from the left. Unchanged when absent or null. */
  focalX?: InputMaybe<Scalars['Int']['input']>;
  /** 0 to 100, from the top. Unchanged when absent or null. */
  focalY?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
};

export type UpdateProductImageInput = {
  /** Alternative text: what the picture shows; at most 300 characters. Cleared when null or absent. */
  alt?: InputMaybe<Scalars['String']['input']>;
  imageId: Scalars['ID']['input'];
};

/** An absent field does not change; `null` clears the description and the weight, and is refused for other fields. `categories` are slugs and replace the current ones. */
export type UpdateProductInput = {
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  description?: InputMaybe<Scalars['String']['input']>;
  /** The `version` that the admin has seen. A product with another version is not changed: Conflict at `expectedVersion`. */
  expectedVersion?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  price?: InputMaybe<MoneyInput>;
  /** Orders keep the SKU that was bought. */
  sku?: InputMaybe<Scalars['String']['input']>;
  /** Page addresses with the old slug stop working. */
  slug?: InputMaybe<Scalars['String']['input']>;
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  weightGrams?: InputMaybe<Scalars['Int']['input']>;
};

/** Categories are slugs. A value that is both added and removed is removed. */
export type UpdateProductsInput = {
  addCategories?: InputMaybe<Array<Scalars['String']['input']>>;
  addTags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 1 to 100. */
  ids: Array<Scalars['ID']['input']>;
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  removeCategories?: InputMaybe<Array<Scalars['String']['input']>>;
  removeTags?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** An absent field stays unchanged; `null` clears it. */
export type UpdateProfileInput = {
  /** At most 200 characters. */
  fullName?: InputMaybe<Scalars['String']['input']>;
  /** 3 to 40 letters, digits, dots, hyphens and underscores. Unique, case-insensitive. */
  username?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateShipmentInput = {
  /** The carrier's own number: one line of at most 60 characters; empty removes it. */
  carrierTrackingNumber?: InputMaybe<Scalars['String']['input']>;
  /** One line, at most 500 characters; visible to the buyer. */
  detail?: InputMaybe<Scalars['String']['input']>;
  /** The current status with a new `detail`, number or link adds a remark that is not mailed; otherwise, nothing happens. */
  status: ShipmentStatus;
  trackingNumber: Scalars['String']['input'];
  /** An http or https address of at most 2,000 characters; empty removes it, and the link from the carrier's template is shown. */
  trackingUrl?: InputMaybe<Scalars['String']['input']>;
};

/** An absent field stays unchanged. */
export type UpdateWebhookEndpointInput = {
  /** At most 200 characters; null removes it. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Names from `domainEvents`, at least one. */
  events?: InputMaybe<Array<Scalars['String']['input']>>;
  /** True enables an endpoint that the shop disabled. */
  isEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** An https address, at most 2,000 characters. Its host must have public addresses only. */
  url?: InputMaybe<Scalars['String']['input']>;
};

/** All given conditions must match. */
export type UserFilter = {
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether sign-ins from new devices are locked: see `User.lockedUntil`. */
  isLocked?: InputMaybe<Scalars['Boolean']['input']>;
  role?: InputMaybe<Role>;
};

export type UserSort =
  /** Case-insensitive. */
  | 'EMAIL_ASC'
  /** Case-insensitive. */
  | 'EMAIL_DESC'
  /** By the full name, without regard to case or accents; by the address, of who has given none. */
  | 'NAME_ASC'
  /** By the full name, without regard to case or accents; by the address, of who has given none. */
  | 'NAME_DESC'
  | 'NEWEST'
  | 'OLDEST';

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
  code?: InputMaybe<Scalars['String']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  token?: InputMaybe<Scalars['String']['input']>;
};

export type VerifySecondFactorInput = {
  /** The challenge from `SecondFactorRequired`: valid for five minutes, five tries, once. */
  challenge: Scalars['String']['input'];
  /** Six digits from the app, or a recovery code. Each works once. */
  code: Scalars['String']['input'];
};

export type VoteForReviewInput = {
  /** False removes the vote. */
  isHelpful: Scalars['Boolean']['input'];
  reviewId: Scalars['ID']['input'];
};

export type WebhookDeliveryStatus =
  /** The endpoint answered with a status of 200 to 299. */
  | 'DELIVERED'
  /** No attempt succeeded in three days, or the endpoint was disabled. */
  | 'FAILED'
  /** The first attempt or a retry follows. */
  | 'PENDING';

/** Why the shop disabled an endpoint. */
export type WebhookDisabledReason =
  /** Its requests failed for three days. */
  | 'FAILING'
  /** It answered 410. */
  | 'GONE';
