/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type RecordShipmentInput = {
  at: string;
  carrier: string;
  detail?: string | null | undefined;
  eventId: string | number;
  /** Whether the carrier has, or had, the parcel. */
  hasLeft?: boolean | null | undefined;
  /** Whether any parcel of the order has left. */
  hasOrderLeft?: boolean | null | undefined;
  /** Whether the parcel was cancelled before it left. */
  isCancelled?: boolean | null | undefined;
  /** True if lines, carrier or address changed, but not the status. */
  isChange?: boolean | null | undefined;
  /** The current units in the parcel. Null for all goods of the order. */
  lines?: Array<RefundLineInput> | null | undefined;
  orderId: string | number;
  /** The number of the parcel that it replaces; its units do not count as additional goods of the order. */
  replaces?: string | null | undefined;
  status: ShipmentStatus;
  trackingNumber: string;
};

export type RefundLineInput = {
  productId: string | number;
  quantity: number;
};

export type ShipmentStatus =
  | 'DELIVERED'
  | 'FAILED'
  | 'IN_TRANSIT'
  | 'PENDING'
  | 'RETURNED';

export type RecordShipmentMutationVariables = Exact<{
  input: RecordShipmentInput;
}>;


export type RecordShipmentMutation = { recordShipment: boolean };

export type OrderToShipQueryVariables = Exact<{
  orderId: string | number;
}>;


export type OrderToShipQuery = { orderToShip: { id: string, number: string, buyerId: string, email: string | null, isOpen: boolean, carrier: string, address: { fullName: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null }, goods: Array<{ productId: string, sku: string, name: string, quantity: number, refunded: number }> } | null };

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

export const RecordShipmentDocument = new TypedDocumentString(`
    mutation RecordShipment($input: RecordShipmentInput!) {
  recordShipment(input: $input)
}
    `) as unknown as TypedDocumentString<RecordShipmentMutation, RecordShipmentMutationVariables>;
export const OrderToShipDocument = new TypedDocumentString(`
    query OrderToShip($orderId: ID!) {
  orderToShip(orderId: $orderId) {
    id
    number
    buyerId
    email
    isOpen
    carrier
    address {
      fullName
      line1
      line2
      city
      region
      postalCode
      country
      phone
    }
    goods {
      productId
      sku
      name
      quantity
      refunded
    }
  }
}
    `) as unknown as TypedDocumentString<OrderToShipQuery, OrderToShipQueryVariables>;