/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type PaymentSettledInput = {
  declineCode?: string | null | undefined;
  eventId: string | number;
  orderId: string | number;
  /** SUCCEEDED or FAILED. */
  outcome: string;
  /** The payment that this event is about. */
  paymentId?: string | number | null | undefined;
};

export type RefundSettledInput = {
  eventId: string | number;
  orderId: string | number;
  /** SUCCEEDED or FAILED. */
  outcome: string;
  /** The order's refund: the idempotency key of the request to payments. */
  refundId: string | number;
};

export type PaymentSettledMutationVariables = Exact<{
  input: PaymentSettledInput;
}>;


export type PaymentSettledMutation = { paymentSettled: boolean };

export type RefundSettledMutationVariables = Exact<{
  input: RefundSettledInput;
}>;


export type RefundSettledMutation = { refundSettled: boolean };

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

export const PaymentSettledDocument = new TypedDocumentString(`
    mutation PaymentSettled($input: PaymentSettledInput!) {
  paymentSettled(input: $input)
}
    `) as unknown as TypedDocumentString<PaymentSettledMutation, PaymentSettledMutationVariables>;
export const RefundSettledDocument = new TypedDocumentString(`
    mutation RefundSettled($input: RefundSettledInput!) {
  refundSettled(input: $input)
}
    `) as unknown as TypedDocumentString<RefundSettledMutation, RefundSettledMutationVariables>;