/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The kind of mail; each description lists the fields of `data`. Amounts are decimals in strings. */
export type NotificationKind =
  /** {change, role, reason}: a change of the account by an admin */
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
  /** {subject, body}: free text of one line and of several; HTML shows markup as text */
  | 'MESSAGE'
  /** {orderNumber} */
  | 'ORDER_CANCELLED'
  /** {orderNumber, lines: [{name, quantity, lineTotal}], subtotal, shippingTotal, taxes: [{name: {en, fr}, amount}], isTaxIncluded, total, currency}; the two of taxes may be absent */
  | 'ORDER_CONFIRMATION'
  /** {orderNumber, link, expiresAt}: for guests, who open the order by the link */
  | 'ORDER_LINK'
  /** {orderNumber, amount, currency, reason} */
  | 'ORDER_REFUNDED'
  /** {at} */
  | 'PASSWORD_CHANGED'
  /** {link, expiresAt} */
  | 'PASSWORD_RESET'
  /** {orderNumber, trackingNumber, carrier, status, detail, carrierTrackingNumber, trackingUrl, lines: [{name, quantity}], scope, hasLeft}; the last five may be absent */
  | 'SHIPMENT_UPDATE'
  /** {change, detail}: a second step, an outside identity or an API key was added or removed */
  | 'SIGN_IN_CHANGED'
  /** {code, link, expiresAt} */
  | 'VERIFY_EMAIL'
  /** {url, reason, at}: for admins; `reason` is FAILING or GONE */
  | 'WEBHOOK_DISABLED';

export type NotifyInput = {
  data: unknown;
  /** Each event has one notification; at most 200 characters. */
  eventId: string | number;
  kind: NotificationKind;
  /** The language of the mail, such as `fr`. When it is absent or unknown: that of the earlier mails of the order, else that of the account, else English. */
  locale?: string | null | undefined;
  /** The order that the mail is about; null when it is about no order. */
  orderId?: string | number | null | undefined;
  /** A mail address. When it is absent, accounts supplies the address of `userId` when the mail is sent. */
  recipient?: string | null | undefined;
  /** The user who owns the notification; they see it in `notifications`. */
  userId?: string | number | null | undefined;
};

export type PersonInput = {
  email: string;
  userId: string | number;
};

export type NotifyMutationVariables = Exact<{
  input: NotifyInput;
}>;


export type NotifyMutation = { notify: boolean };

export type PersonalDataQueryVariables = Exact<{
  person: PersonInput;
}>;


export type PersonalDataQuery = { personalData: unknown };

export type ErasePersonalDataMutationVariables = Exact<{
  person: PersonInput;
}>;


export type ErasePersonalDataMutation = { erasePersonalData: boolean };

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
export const PersonalDataDocument = new TypedDocumentString(`
    query PersonalData($person: PersonInput!) {
  personalData(person: $person)
}
    `) as unknown as TypedDocumentString<PersonalDataQuery, PersonalDataQueryVariables>;
export const ErasePersonalDataDocument = new TypedDocumentString(`
    mutation ErasePersonalData($person: PersonInput!) {
  erasePersonalData(person: $person)
}
    `) as unknown as TypedDocumentString<ErasePersonalDataMutation, ErasePersonalDataMutationVariables>;