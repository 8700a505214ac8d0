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
  /** A moment in UTC as ISO 8601 has it, with milliseconds: "2026-11-20T09:30:00.000Z". */
  DateTime: { input: string; output: string; }
  /** An exact decimal as a JSON string, e.g. "49.99". Never a float. Money always has all minor digits of its currency: "40.00". */
  Decimal: { input: string; output: string; }
  /** The `JSON` scalar type represents JSON values as specified by [ECMA-404](http://www.ecma-international.org/publications/files/ECMA-ST/ECMA-404.pdf). */
  JSON: { input: unknown; output: unknown; }
};

export type AddLineOutcome =
  /** All of it; of a course, one. */
  | 'ADDED'
  /** As much as goes; `reason` says why not all. */
  | 'CAPPED'
  /** None of it; `reason` says why. A line that was there is as it was. */
  | 'REFUSED';

export type AddLinesToCartInput = {
  /** 1 to 100; a product that is named twice is wanted in both quantities. */
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
  /** What the picture shows, for those who cannot see it. */
  alt?: InputMaybe<Scalars['String']['input']>;
  productId: Scalars['ID']['input'];
  /** An http or https address, or a path that starts with /. */
  url: Scalars['String']['input'];
};

export type AddToCartInput = {
  productId: Scalars['ID']['input'];
  /** 1 to 99; the line may come to 999 by several. */
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
  /** State, province or the like. */
  region?: InputMaybe<Scalars['String']['input']>;
};

export type AdjustStockInput = {
  /** Units that come (more than 0) or go (less than 0). */
  delta: Scalars['Int']['input'];
  /** The same key and input moves nothing a second time; the same key and another input is IdempotencyKeyReused. 1 to 200 characters; the header Idempotency-Key when absent. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  productId: Scalars['ID']['input'];
  /** For the movement's record, 1 to 200 characters. */
  reason: Scalars['String']['input'];
};

/** All that is there has to hold. */
export type AuditLogFilter = {
  /** The subgraph and its mutation, e.g. `orders.refundOrder`. */
  act?: InputMaybe<Scalars['String']['input']>;
  actorId?: InputMaybe<Scalars['ID']['input']>;
  /** Not before. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  targetId?: InputMaybe<Scalars['ID']['input']>;
  /** A type of the schema, e.g. `Order`. */
  targetType?: InputMaybe<Scalars['String']['input']>;
  /** Before. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type AuditLogSort =
  /** By `actorUsername`, without regard to case; those of one actor oldest first. */
  | 'ACTOR_ASC'
  /** The other way round: those of one actor newest first. */
  | 'ACTOR_DESC'
  /** By `act`; those of one kind oldest first. */
  | 'ACT_ASC'
  /** The other way round: those of one kind newest first. */
  | 'ACT_DESC'
  | 'NEWEST'
  | 'OLDEST';

export type BeginProviderSignInInput = {
  /** True adds the identity to the viewer's account, whatever its address. */
  link?: InputMaybe<Scalars['Boolean']['input']>;
  provider: Scalars['ID']['input'];
  /** Where to go afterwards: a path of this host; `/` when absent. */
  returnTo?: InputMaybe<Scalars['String']['input']>;
};

export type BeginTwoFactorInput = {
  /** Needed where the account has one. */
  currentPassword?: InputMaybe<Scalars['String']['input']>;
};

/** Goes to the card vault at the first hop and no further. Never logged, never stored. */
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

export type ChangePasswordInput = {
  currentPassword: Scalars['String']['input'];
  /** By the same rules as in `register`. */
  newPassword: Scalars['String']['input'];
};

export type ChecklistItemName =
  /** A section with a lesson. */
  | 'LESSONS'
  /** Each lesson has media or a text. */
  | 'LESSON_CONTENT'
  /** A lesson that everybody may watch. */
  | 'PREVIEW_LESSON'
  | 'PRICE'
  | 'SUMMARY'
  | 'TITLE';

export type CheckoutInput = {
  /** By name, e.g. "Canada Post", which is the default. */
  carrier?: InputMaybe<Scalars['String']['input']>;
  /** Needed of guests: the mails of the order go there, and an account of that address claims it. Not for users. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** When given, a different total answers PriceChanged and charges nothing. */
  expectedTotal?: InputMaybe<MoneyInput>;
  /** The same key and body answers with the same order; the same key and another body is IdempotencyKeyReused. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  payment: PaymentInput;
  /** Required when the cart holds anything physical. */
  shippingAddress?: InputMaybe<AddressInput>;
};

export type CheckoutStep =
  /** The buyer has to do something with the provider; `payOrder` tells what, and charges nothing anew. */
  | 'ACTION_REQUIRED'
  /** `payOrder` goes on. */
  | 'AWAITING_PAYMENT'
  /** Cancelled or refunded. */
  | 'CLOSED'
  /** Nobody knows yet whether the payment went through. It is asked about until somebody does; do not pay again. */
  | 'CONFIRMING_PAYMENT'
  /** Nothing is left to do for the buyer. */
  | 'PAID';

export type CompleteProviderSignInInput = {
  /** The whole address that the provider sent the browser back to. */
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

/** What is given must all hold. `category` is a slug; `search` finds the beginnings of all its words or, where nothing has them, titles that are nearly the same. Courses that are not published are listed to their own instructor under `mine` or `instructorId`, and to admins there and under `status`. */
export type CourseFilter = {
  category?: InputMaybe<Scalars['String']['input']>;
  instructorId?: InputMaybe<Scalars['ID']['input']>;
  /** True: those that the viewer made, in every status. */
  mine?: InputMaybe<Scalars['Boolean']['input']>;
  /** Words of the title or the summary; at most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<CourseStatus>;
};

export type CourseSectionInput = {
  /** In the order that they are taught; at most 200. */
  lessons: Array<LessonInput>;
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

export type CourseSort =
  | 'NEWEST'
  | 'OLDEST'
  /** Without regard to case or accents. */
  | 'TITLE_ASC'
  /** Without regard to case or accents. */
  | 'TITLE_DESC';

export type CourseStatus =
  /** No longer listed or on sale; those enrolled keep it. */
  | 'ARCHIVED'
  /** Only its instructor and admins see it, and nobody can buy it. */
  | 'DRAFT'
  /** Listed and on sale. */
  | 'PUBLISHED';

export type CreateApiKeyInput = {
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What it is for; at most 100 characters. */
  name: Scalars['String']['input'];
  /** One or more of accounts:read, catalog:read, catalog:write, inventory:read, inventory:write, cart:read, cart:write, orders:read, orders:write, payments:read, payments:write, shipping:read, shipping:write, notifications:read, notifications:write, courses:read, courses:write. */
  scopes: Array<Scalars['String']['input']>;
};

export type CreateCategoryInput = {
  /** At most 2,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** Made from the name when absent. */
  slug?: InputMaybe<Scalars['String']['input']>;
};

/** `categories` are slugs. */
export type CreateCourseInput = {
  /** At most 20. */
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  /** In the shop's currency, more than 0. */
  price: MoneyInput;
  /** In the order that they are taught; at most 100. */
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
  /** Units on hand to begin with; 0 when absent. */
  initialStock?: InputMaybe<Scalars['Int']['input']>;
  /** True when absent. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** PHYSICAL when absent. Courses are better made by `createCourse`: a COURSE product without a course cannot be bought. */
  kind?: InputMaybe<ProductKind>;
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** In the shop's currency, more than 0. */
  price: MoneyInput;
  /** 1 to 64 letters, digits, dots, hyphens and underscores. */
  sku: Scalars['String']['input'];
  /** At most 20. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** With an `id` it is one of the course's lessons, from whichever section, and fields that are absent stay as they are; null clears. */
export type CurriculumLessonInput = {
  /** Markdown, at most 50,000 characters. A lesson may be without. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** 0 to 86,400. */
  durationSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** A new lesson when absent. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Whether everybody may watch it; false when absent. */
  isPreview?: InputMaybe<Scalars['Boolean']['input']>;
  /** An http or https address, or a path that starts with /. A lesson may be without. */
  mediaUrl?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

export type CurriculumSectionInput = {
  /** A new section when absent. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** In the order that they are taught; at most 200. */
  lessons: Array<CurriculumLessonInput>;
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

export type DeleteMyAccountInput = {
  /** The account's own, where it has one: deleting cannot be undone. */
  password?: InputMaybe<Scalars['String']['input']>;
};

export type FailedDeliverySort =
  /** The fewest tries first, and the oldest of those that were tried as often. */
  | 'ATTEMPTS_ASC'
  /** The most tries first, and the newest of those that were tried as often. */
  | 'ATTEMPTS_DESC'
  | 'NEWEST'
  | 'OLDEST';

export type ImportOutcome =
  | 'CREATED'
  /** Nothing of the row was done; `problems` says why. */
  | 'FAILED'
  /** The product is as the row says already. */
  | 'UNCHANGED'
  | 'UPDATED';

export type ImportProductImage = {
  alt?: InputMaybe<Scalars['String']['input']>;
  /** An http or https address, or a path that starts with /. */
  url: Scalars['String']['input'];
};

/** A row of a file, its texts as the file has them. What is absent or null leaves the product as it is; so does an empty text but for `description`, which it clears. A list replaces the one that is there. */
export type ImportProductRow = {
  /** Names; those that are not there are made. */
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  description?: InputMaybe<Scalars['String']['input']>;
  /** For the slug of a new product; one that is there keeps its own. */
  handle?: InputMaybe<Scalars['String']['input']>;
  /** At most 20. */
  images?: InputMaybe<Array<ImportProductImage>>;
  /** Its line in the file, for the answer. */
  line: Scalars['Int']['input'];
  /** In the shop's currency, without its sign: `12.90`. */
  price?: InputMaybe<Scalars['String']['input']>;
  /** Whether it is on sale; a new product is when absent. */
  published?: InputMaybe<Scalars['Boolean']['input']>;
  /** What a product is known by. None is a problem of the row. */
  sku?: InputMaybe<Scalars['String']['input']>;
  /** Units on hand: `12`. */
  stock?: InputMaybe<Scalars['String']['input']>;
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  title?: InputMaybe<Scalars['String']['input']>;
};

export type ImportProductsInput = {
  /** Says what would be done, and writes nothing. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** 1 to 200. A file is sent part by part. */
  rows: Array<ImportProductRow>;
};

export type InstructorRequestFilter = {
  state?: InputMaybe<InstructorRequestState>;
};

export type InstructorRequestSort =
  | 'NEWEST'
  /** Who has waited longest comes first. */
  | 'OLDEST';

export type InstructorRequestState =
  /** The applicant became an instructor. */
  | 'APPROVED'
  /** Waits for an admin. */
  | 'OPEN'
  /** See `reason`. The applicant may ask again. */
  | 'REJECTED';

export type LessonInput = {
  /** Markdown, at most 50,000 characters. A lesson may be without. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** 0 to 86,400. */
  durationSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Whether everybody may watch it; false when absent. */
  isPreview?: InputMaybe<Scalars['Boolean']['input']>;
  /** An http or https address, or a path that starts with /. A lesson may be without. */
  mediaUrl?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

export type LineToAddInput = {
  productId: Scalars['ID']['input'];
  /** 1 to 999. Of a course one is taken. */
  quantity: Scalars['Int']['input'];
};

export type LinkProviderIdentityInput = {
  /** Of `IdentityNotLinked`. */
  linkToken: Scalars['String']['input'];
  /** Of the account; not needed for whoever is signed in to it. */
  password?: InputMaybe<Scalars['String']['input']>;
};

export type LoginInput = {
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

export type MergeOutcome =
  /** The account's cart did not have it. */
  | 'ADDED'
  /** As much as goes; `reason` says why not all. */
  | 'CAPPED'
  /** None of the guest's; `reason` says why. A line that the account had is as it was. */
  | 'DROPPED'
  /** The account's cart had some; now it has both quantities. */
  | 'SUMMED';

export type MergeReason =
  /** A course, which belongs to an account: sign in to buy it. */
  | 'ACCOUNT_NEEDED'
  /** A course that is in the account's cart. */
  | 'ALREADY_IN_CART'
  /** A course that the account has. */
  | 'ALREADY_OWNED'
  /** A cart holds at most 100 products. */
  | 'CART_FULL'
  /** A cart holds at most 999 of one product. */
  | 'LINE_LIMIT'
  /** It is not on sale now. */
  | 'NOT_ON_SALE'
  /** The catalog has it no more. */
  | 'PRODUCT_GONE'
  /** None are left. */
  | 'SOLD_OUT'
  /** No more are left. */
  | 'STOCK';

export type MoneyInput = {
  amount: Scalars['Decimal']['input'];
  currency: Scalars['CurrencyCode']['input'];
};

/** What is given must all hold. */
export type NotificationFilter = {
  /** As `Notification.kind` has it. */
  kind?: InputMaybe<Scalars['String']['input']>;
  orderId?: InputMaybe<Scalars['ID']['input']>;
  /** The whole address, in any case. */
  recipient?: InputMaybe<Scalars['String']['input']>;
  /** A part of the subject or the address; at most 254 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<NotificationStatus>;
};

export type NotificationSort =
  /** By `kind`; those of one kind oldest first. */
  | 'KIND_ASC'
  /** The other way round: those of one kind newest first. */
  | 'KIND_DESC'
  | 'NEWEST'
  | 'OLDEST'
  /** Without regard to case, those of no known address first; those to one address oldest first. */
  | 'RECIPIENT_ASC'
  /** The other way round: those to one address newest first. */
  | 'RECIPIENT_DESC';

export type NotificationStatus =
  /** Given up: refused for good, or never taken. */
  | 'FAILED'
  /** On its way; tried again for three and a half hours. */
  | 'QUEUED'
  /** The mail server took it. */
  | 'SENT';

/** All that is there has to hold; a text that is empty is not there. */
export type OrderFilter = {
  /** Of this user. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The buyer's, whole: what a guest gave, and for admins that of the account; while accounts is away, guests' alone. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** In the shop's currency; itself part of the range. */
  maxTotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** In the shop's currency. */
  minTotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** Exact, e.g. ORD-101. */
  number?: InputMaybe<Scalars['String']['input']>;
  placedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** What was placed at this moment is not in it. */
  placedTo?: InputMaybe<Scalars['DateTime']['input']>;
  /** What somebody remembers: the beginning of the number (`101` is ORD-101), of a guest's address, of a SKU, or of each word of the name on the parcel, in any case of letters. Admins find by a part of the buyer's address and names too: of at most 100 accounts, the newest, and of none while accounts is away. At most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Whole, of one of the lines; in any case of letters. */
  sku?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<OrderStatus>;
  /** Any of them; an empty list is as none. */
  statuses?: InputMaybe<Array<OrderStatus>>;
};

export type OrderSort =
  | 'NEWEST'
  | 'OLDEST'
  /** The smallest first. */
  | 'TOTAL_ASC'
  /** The largest first. */
  | 'TOTAL_DESC';

/** CREATED to PAID to PROCESSING to COMPLETED; CANCELLED before payment. */
export type OrderStatus =
  /** Ended before it was paid. */
  | 'CANCELLED'
  /** Delivered. */
  | 'COMPLETED'
  /** Placed and not paid: `payOrder` or `cancelOrder`. */
  | 'CREATED'
  /** Paid in full. */
  | 'PAID'
  /** On its way. */
  | 'PROCESSING'
  /** The money went back. */
  | 'REFUNDED';

/** Pays an order that is still CREATED, after a decline. */
export type PayOrderInput = {
  /** A new one for each try; the same one repeats the answer. */
  idempotencyKey: Scalars['String']['input'];
  orderId: Scalars['ID']['input'];
  payment: PaymentInput;
};

/** What the provider's own checkout has handed to the browser when its buyer had paid. */
export type PaymentConfirmationInput = {
  /** Razorpay's `razorpay_payment_id`. */
  providerPaymentId: Scalars['ID']['input'];
  /** Razorpay's `razorpay_signature`. */
  signature: Scalars['String']['input'];
};

/** Either a stored method or a card, or as the shop's provider has it: exactly one. */
export type PaymentInput = {
  /** The buyer pays in the provider's own checkout: for a shop whose provider is Razorpay. Answers PaymentActionRequired with what that is opened for. */
  atProvider?: InputMaybe<Scalars['Boolean']['input']>;
  card?: InputMaybe<CardInput>;
  /** In `payOrder`: proves what the buyer has paid in the provider's own checkout, and begins no payment. */
  confirmation?: InputMaybe<PaymentConfirmationInput>;
  paymentMethodId?: InputMaybe<Scalars['ID']['input']>;
};

export type PaymentMethodType =
  | 'CARD';

export type PaymentStatus =
  /** The provider declined; `declineCode` says why. No money was taken. */
  | 'FAILED'
  /** The provider was asked and has not answered yet. It is asked again until it does. */
  | 'PENDING'
  /** The money was taken and all of it given back. */
  | 'REFUNDED'
  /** The money was taken. An order has at most one of these, ever. */
  | 'SUCCEEDED';

export type PersonInput = {
  email: Scalars['String']['input'];
  userId: Scalars['ID']['input'];
};

/** What is given must all hold. `category` is a slug; `sku` is exact; `search` finds the beginnings of all its words or, where nothing has them, names that are nearly the same. */
export type ProductFilter = {
  /** Slugs: in any of them. Not narrowed by when empty. */
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  category?: InputMaybe<Scalars['String']['input']>;
  /** Any of them; at most 100. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** For admins; others see active products only. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  kind?: InputMaybe<ProductKind>;
  /** In the shop's currency, inclusive. */
  maxPrice?: InputMaybe<Scalars['Decimal']['input']>;
  /** In the shop's currency, inclusive. */
  minPrice?: InputMaybe<Scalars['Decimal']['input']>;
  /** A part of the name; at most 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Words of the name, the SKU, a tag or the description; at most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
  sku?: InputMaybe<Scalars['String']['input']>;
  tag?: InputMaybe<Scalars['String']['input']>;
  /** With all of them. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
};

export type ProductKind =
  /** A course: no stock, no shipment; paying enrolls the buyer. */
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
  | 'SKU'
  | 'SKU_DESC'
  /** What was changed last comes first. */
  | 'UPDATED';

export type RefundLineInput = {
  productId: Scalars['ID']['input'];
  quantity: Scalars['Int']['input'];
};

export type RefundState =
  /** The money is back. */
  | 'DONE'
  /** Payments refused it; a person has to look. */
  | 'FAILED'
  /** On its way. */
  | 'REQUESTED';

export type RefundStatus =
  /** The provider refused. No money went back. */
  | 'FAILED'
  /** The provider was asked and has not answered yet. It is asked again until it does. */
  | 'PENDING'
  /** The money went back. */
  | 'SUCCEEDED';

export type RegisterInput = {
  /** Spaces around it do not count. Unique without regard to case. */
  email: Scalars['String']['input'];
  /** At most 200 characters. */
  fullName?: InputMaybe<Scalars['String']['input']>;
  /** 8 to 128 characters: see `passwordPolicy`. */
  password: Scalars['String']['input'];
  /** 3 to 40 letters, digits, dots, hyphens and underscores. Unique without regard to case. */
  username?: InputMaybe<Scalars['String']['input']>;
};

export type RemoveProductImageInput = {
  imageId: Scalars['ID']['input'];
  productId: Scalars['ID']['input'];
};

export type ReorderProductImagesInput = {
  /** Every picture of the product, each once; the first is the main one. */
  imageIds: Array<Scalars['ID']['input']>;
  productId: Scalars['ID']['input'];
};

export type RequestEmailChangeInput = {
  currentPassword: Scalars['String']['input'];
  /** Spaces around it do not count. */
  newEmail: Scalars['String']['input'];
};

export type RequestInstructorRoleInput = {
  /** What will be taught, and by what experience: an admin reads it. 20 to 2,000 characters. */
  motivation: Scalars['String']['input'];
};

export type RequestOrderLinkInput = {
  /** What the guest gave who placed it. */
  email: Scalars['String']['input'];
  /** As the buyer has it: ORD-101 or 101. */
  number: Scalars['String']['input'];
};

/** Whether an admin can send a mail again. */
export type ResendState =
  /** What it told is not kept any more. */
  | 'FORGOTTEN'
  /** It told a code or a secret link, once. Whoever needs another asks for a new one. */
  | 'HOLDS_SECRET'
  /** It is QUEUED. */
  | 'ON_ITS_WAY'
  /** By `resendNotification`. */
  | 'POSSIBLE';

export type ResetPasswordInput = {
  /** By the same rules as in `register`. */
  newPassword: Scalars['String']['input'];
  /** From the mailed link. */
  token: Scalars['String']['input'];
};

export type Role =
  /** May do everything. */
  | 'ADMIN'
  /** What every account starts as. */
  | 'CUSTOMER'
  /** May also make courses. */
  | 'INSTRUCTOR';

export type SaveAddressInput = {
  address: AddressInput;
  /** Of the address to replace; a new one when absent. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** True makes it the default. The first address is the default in any case. */
  isDefault?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The whole outline of a course. Who is in it with an `id` keeps it, and with it the progress of those enrolled; who is not in it is removed. */
export type SaveCurriculumInput = {
  courseId: Scalars['ID']['input'];
  /** The course's `version` that the outline was read with. */
  expectedVersion: Scalars['Int']['input'];
  /** In the order that they are taught; at most 100. */
  sections: Array<CurriculumSectionInput>;
};

/** Quantity 0 removes the line. */
export type SetCartLineInput = {
  productId: Scalars['ID']['input'];
  /** 0 to 99. */
  quantity: Scalars['Int']['input'];
};

export type SetStockInput = {
  /** What was on hand as far as the client knows. If it no longer is, nothing is changed: a Conflict. */
  expectedOnHand?: InputMaybe<Scalars['Int']['input']>;
  /** The same key and input moves nothing a second time; the same key and another input is IdempotencyKeyReused. 1 to 200 characters; the header Idempotency-Key when absent. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Units that were counted, 0 or more. */
  onHand: Scalars['Int']['input'];
  productId: Scalars['ID']['input'];
  /** For the movement's record, 1 to 200 characters. */
  reason: Scalars['String']['input'];
};

export type ShipmentStatus =
  /** The carrier reports that it arrived. */
  | 'DELIVERED'
  /** It could not be handed over or delivered; may be tried again. */
  | 'FAILED'
  /** With the carrier. */
  | 'IN_TRANSIT'
  /** Being packed; the carrier does not have it yet. */
  | 'PENDING'
  /** It came back. The end. */
  | 'RETURNED';

/** What is given must all hold. */
export type StockLevelFilter = {
  /** At most so many available: what is low. */
  atMost?: InputMaybe<Scalars['Int']['input']>;
  /** Any of them; at most 100. */
  productIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type StockLevelSort =
  | 'AVAILABLE_ASC'
  | 'AVAILABLE_DESC'
  /** What changed last comes first. */
  | 'UPDATED'
  /** What has not changed for longest comes first. */
  | 'UPDATED_ASC';

/** What is given must all hold. */
export type StockMovementFilter = {
  /** Inclusive. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  kind?: InputMaybe<StockMovementKind>;
  /** Exclusive. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type StockMovementKind =
  /** An admin counted. */
  | 'ADJUSTMENT'
  /** The product came with stock. */
  | 'RECEIPT'
  /** An order's units came back. */
  | 'RETURN'
  /** An order was paid. */
  | 'SALE';

export type StockMovementSort =
  | 'NEWEST'
  | 'OLDEST';

export type StuckKind =
  /** A service was told too often without an answer and was given up. */
  | 'DELIVERY_FAILED'
  /** Nobody knows yet whether the buyer was charged. */
  | 'PAYMENT_UNKNOWN'
  /** Money is not back yet. */
  | 'REFUND_OPEN'
  /** Payments will not give it back. */
  | 'REFUND_REFUSED';

export type StuckOrderSort =
  /** The one that got stuck last comes first. */
  | 'NEWEST'
  /** The one that has been stuck for longest comes first. */
  | 'OLDEST'
  /** The one that was placed first comes first. */
  | 'PLACED_ASC'
  /** The one that was placed last comes first. */
  | 'PLACED_DESC';

export type StudentSort =
  /** Who has enrolled last comes first. */
  | 'NEWEST'
  /** Who has enrolled first comes first. */
  | 'OLDEST';

/** The proof of both factors. */
export type TwoFactorProofInput = {
  /** Six digits of the app, or a recovery code. */
  code: Scalars['String']['input'];
  /** Needed where the account has one. */
  currentPassword?: InputMaybe<Scalars['String']['input']>;
};

/** What is absent stays as it is; `null` clears the description and is refused elsewhere. */
export type UpdateCategoryInput = {
  description?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  /** Addresses of pages with the old one find nothing any more. */
  slug?: InputMaybe<Scalars['String']['input']>;
};

/** Changes only the fields that are there. Its address (`slug`) stays. `categories` are slugs. */
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

export type UpdateProductImageInput = {
  /** What the picture shows, for those who cannot see it; at most 300 characters. Cleared when null or absent. */
  alt?: InputMaybe<Scalars['String']['input']>;
  imageId: Scalars['ID']['input'];
};

/** What is absent stays as it is; `null` clears the description and is refused elsewhere. `categories` are slugs and replace the old ones. */
export type UpdateProductInput = {
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  description?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  price?: InputMaybe<MoneyInput>;
  /** Orders keep the one that was bought. */
  sku?: InputMaybe<Scalars['String']['input']>;
  /** Addresses of pages with the old one find nothing any more. */
  slug?: InputMaybe<Scalars['String']['input']>;
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Categories are slugs. What is both added and removed is removed. */
export type UpdateProductsInput = {
  addCategories?: InputMaybe<Array<Scalars['String']['input']>>;
  addTags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 1 to 100. */
  ids: Array<Scalars['ID']['input']>;
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  removeCategories?: InputMaybe<Array<Scalars['String']['input']>>;
  removeTags?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What is absent stays as it is; `null` clears. */
export type UpdateProfileInput = {
  /** At most 200 characters. */
  fullName?: InputMaybe<Scalars['String']['input']>;
  /** 3 to 40 letters, digits, dots, hyphens and underscores. Unique without regard to case. */
  username?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateShipmentInput = {
  /** One line, at most 500 characters; the buyer reads it. */
  detail?: InputMaybe<Scalars['String']['input']>;
  /** The status it has already: with a new `detail` a remark that is not mailed, else nothing happens. */
  status: ShipmentStatus;
  trackingNumber: Scalars['String']['input'];
};

/** All that is there has to hold. */
export type UserFilter = {
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether sign-ins from new devices wait: see `User.lockedUntil`. */
  isLocked?: InputMaybe<Scalars['Boolean']['input']>;
  role?: InputMaybe<Role>;
};

export type UserSort =
  /** Without regard to case. */
  | 'EMAIL_ASC'
  /** Without regard to case. */
  | 'EMAIL_DESC'
  /** By the full name, without regard to case or accents; by the address, of who has given none. */
  | 'NAME_ASC'
  /** By the full name, without regard to case or accents; by the address, of who has given none. */
  | 'NAME_DESC'
  | 'NEWEST'
  | 'OLDEST';

/** For a day after a link has ended it can say why. */
export type VerificationFailureReason =
  /** The link came too late. */
  | 'EXPIRED'
  /** There is no such link, or a newer one has replaced it. Of a code always: more would tell who has an account. */
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
  /** Of `SecondFactorRequired`: five minutes, five tries, once. */
  challenge: Scalars['String']['input'];
  /** Six digits of the app, or a recovery code. Each works once. */
  code: Scalars['String']['input'];
};
