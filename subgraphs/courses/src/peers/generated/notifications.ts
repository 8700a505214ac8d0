/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What the mail is about; each says what `data` holds. Amounts are decimals in strings. */
export type NotificationKind =
  /** {change, role, reason}: what an admin did to the account */
  | 'ACCOUNT_CHANGED'
  /** {} */
  | 'ACCOUNT_DELETED'
  /** {until} */
  | 'ACCOUNT_LOCKED'
  /** {code, link, expiresAt} */
  | 'CONFIRM_EMAIL_CHANGE'
  /** {courseTitle, courseSlug} */
  | 'COURSE_ENROLLED'
  /** {newEmail, oldEmail} */
  | 'EMAIL_CHANGED'
  /** {newEmail} */
  | 'EMAIL_CHANGE_REQUESTED'
  /** {orderNumber} */
  | 'ORDER_CANCELLED'
  /** {orderNumber, lines: [{name, quantity, lineTotal}], subtotal, shippingTotal, total, currency} */
  | 'ORDER_CONFIRMATION'
  /** {orderNumber, link, expiresAt}: for guests, who see the order by it */
  | 'ORDER_LINK'
  /** {orderNumber, amount, currency, reason} */
  | 'ORDER_REFUNDED'
  /** {at} */
  | 'PASSWORD_CHANGED'
  /** {link, expiresAt} */
  | 'PASSWORD_RESET'
  /** {orderNumber, trackingNumber, carrier, status, detail} */
  | 'SHIPMENT_UPDATE'
  /** {change, detail}: a second step, an outside identity or an API key came or went */
  | 'SIGN_IN_CHANGED'
  /** {code, link, expiresAt} */
  | 'VERIFY_EMAIL';

export type NotifyInput = {
  data: unknown;
  /** The same event is notified of once; at most 200 characters. */
  eventId: string | number;
  kind: NotificationKind;
  /** The order that it is about, where it is about one. */
  orderId?: string | number | null | undefined;
  /** A mail address. Without it, accounts are asked for that of `userId` when the mail is sent. */
  recipient?: string | null | undefined;
  /** Whose notification it is; they see it in `notifications`. */
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