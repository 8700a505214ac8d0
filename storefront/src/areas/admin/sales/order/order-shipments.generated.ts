/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

export type AdminOrderShipmentsFragment = { shipments: Array<{ id: string, trackingNumber: string, carrier: string, status: Types.ShipmentStatus, createdAt: string, events: Array<{ at: string, status: Types.ShipmentStatus, detail: string | null }> }> | null };

export const AdminOrderShipmentsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminOrderShipments"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shipments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"trackingNumber"}},{"kind":"Field","name":{"kind":"Name","value":"carrier"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]} as unknown as DocumentNode<AdminOrderShipmentsFragment, unknown>;