/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/**
 * What the mail is about; `data` holds:
 * VERIFY_EMAIL {code, link, expiresAt} · ORDER_CONFIRMATION {orderNumber, lines: [{name, quantity, lineTotal}], subtotal, shippingTotal, total, currency}
 * ORDER_CANCELLED {orderNumber} · SHIPMENT_UPDATE {orderNumber, trackingNumber, carrier, status, detail} · COURSE_ENROLLED {courseTitle, courseSlug}
 */
export type NotificationKind =
  | 'COURSE_ENROLLED'
  | 'ORDER_CANCELLED'
  | 'ORDER_CONFIRMATION'
  | 'SHIPMENT_UPDATE'
  | 'VERIFY_EMAIL';

/** Once per eventId. Without a recipient, the address is asked of accounts by userId. */
export type NotifyInput = {
  data: unknown;
  eventId: string | number;
  kind: NotificationKind;
  recipient?: string | null | undefined;
  userId?: string | number | null | undefined;
};

export type NotifyMutationVariables = Exact<{
  input: NotifyInput;
}>;


export type NotifyMutation = { notify: boolean };

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

export const NotifyDocument = new TypedDocumentString(`
    mutation Notify($input: NotifyInput!) {
  notify(input: $input)
}
    `) as unknown as TypedDocumentString<NotifyMutation, NotifyMutationVariables>;