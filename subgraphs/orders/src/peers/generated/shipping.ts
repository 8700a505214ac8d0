/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export type CancelShipmentInput = {
  /** The order event that caused the cancellation. `orderId` is the idempotency key. */
  eventId: string | number;
  orderId: string | number;
  /** One line, 1 to 500 characters; visible to the buyer. */
  reason: string;
};

export type ClaimShipmentsInput = {
  orderIds: Array<string | number>;
  /** The user who owns the orders from now on. */
  userId: string | number;
};

export type CreateShipmentInput = {
  address: AddressInput;
  buyerId: string | number;
  carrier: string;
  /** The mail address of a buyer whom accounts does not know. */
  email?: string | null | undefined;
  /** The order event that caused the shipment. `orderId` is the idempotency key. */
  eventId: string | number;
  /** All goods of the order; an earlier release sends null. */
  lines?: Array<GoodsInput> | null | undefined;
  orderId: string | number;
  orderNumber: string;
};

export type FailedDeliverySort =
  /** The fewest attempts first; with equal attempts, the oldest first. */
  | 'ATTEMPTS_ASC'
  /** The most attempts first; with equal attempts, the newest first. */
  | 'ATTEMPTS_DESC'
  | 'NEWEST'
  | 'OLDEST';

export type GoodsInput = {
  name: string;
  productId: string | number;
  quantity: number;
  sku: string;
};

export type MoneyInput = {
  amount: string;
  currency: string;
};

export type RateLineInput = {
  productId: string | number;
  quantity: number;
};

/** Uses the default carrier when `carrier` is absent. */
export type ShippingRateInput = {
  /** The carrier's name, case-insensitive. */
  carrier?: string | null | undefined;
  city?: string | null | undefined;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** The goods; absent from the previous release of orders. */
  lines?: Array<RateLineInput> | null | undefined;
  postalCode?: string | null | undefined;
  region?: string | null | undefined;
  /** The sum of all lines of the order, before shipping. */
  subtotal: MoneyInput;
};

export type FailedJobsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  sort: FailedDeliverySort;
}>;


export type FailedJobsQuery = { failedJobs: Array<{ id: string, task: string, orderId: string | null, attempts: number, lastError: string | null, createdAt: string }> };

export type RetryFailedJobMutationVariables = Exact<{
  id: string | number;
}>;


export type RetryFailedJobMutation = { retryFailedJob: { id: string, task: string, orderId: string | null, attempts: number, lastError: string | null, createdAt: string } | null };

export type FailedJobPartsFragment = { id: string, task: string, orderId: string | null, attempts: number, lastError: string | null, createdAt: string };

export type ShippingRateQueryVariables = Exact<{
  input: ShippingRateInput;
}>;


export type ShippingRateQuery = { shippingRate: { carrier: string, total: { amount: string, currency: string } } | null };

export type CreateShipmentMutationVariables = Exact<{
  input: CreateShipmentInput;
}>;


export type CreateShipmentMutation = { createShipment: boolean };

export type CancelShipmentMutationVariables = Exact<{
  input: CancelShipmentInput;
}>;


export type CancelShipmentMutation = { cancelShipment: boolean };

export type ClaimShipmentsMutationVariables = Exact<{
  input: ClaimShipmentsInput;
}>;


export type ClaimShipmentsMutation = { claimShipments: boolean };

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
export const FailedJobPartsFragmentDoc = new TypedDocumentString(`
    fragment FailedJobParts on FailedJob {
  id
  task
  orderId
  attempts
  lastError
  createdAt
}
    `, {"fragmentName":"FailedJobParts"}) as unknown as TypedDocumentString<FailedJobPartsFragment, unknown>;
export const FailedJobsDocument = new TypedDocumentString(`
    query FailedJobs($first: Int!, $after: String, $sort: FailedDeliverySort!) {
  failedJobs(first: $first, after: $after, sort: $sort) {
    ...FailedJobParts
  }
}
    fragment FailedJobParts on FailedJob {
  id
  task
  orderId
  attempts
  lastError
  createdAt
}`) as unknown as TypedDocumentString<FailedJobsQuery, FailedJobsQueryVariables>;
export const RetryFailedJobDocument = new TypedDocumentString(`
    mutation RetryFailedJob($id: ID!) {
  retryFailedJob(id: $id) {
    ...FailedJobParts
  }
}
    fragment FailedJobParts on FailedJob {
  id
  task
  orderId
  attempts
  lastError
  createdAt
}`) as unknown as TypedDocumentString<RetryFailedJobMutation, RetryFailedJobMutationVariables>;
export const ShippingRateDocument = new TypedDocumentString(`
    query ShippingRate($input: ShippingRateInput!) {
  shippingRate(input: $input) {
    carrier
    total {
      amount
      currency
    }
  }
}
    `) as unknown as TypedDocumentString<ShippingRateQuery, ShippingRateQueryVariables>;
export const CreateShipmentDocument = new TypedDocumentString(`
    mutation CreateShipment($input: CreateShipmentInput!) {
  createShipment(input: $input)
}
    `) as unknown as TypedDocumentString<CreateShipmentMutation, CreateShipmentMutationVariables>;
export const CancelShipmentDocument = new TypedDocumentString(`
    mutation CancelShipment($input: CancelShipmentInput!) {
  cancelShipment(input: $input)
}
    `) as unknown as TypedDocumentString<CancelShipmentMutation, CancelShipmentMutationVariables>;
export const ClaimShipmentsDocument = new TypedDocumentString(`
    mutation ClaimShipments($input: ClaimShipmentsInput!) {
  claimShipments(input: $input)
}
    `) as unknown as TypedDocumentString<ClaimShipmentsMutation, ClaimShipmentsMutationVariables>;