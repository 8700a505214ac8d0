/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type MergeGuestCartInput = {
  guestId: string | number;
  /** Identifies this merge: a repeat returns the first report. */
  mergeId: string | number;
  userId: string | number;
};

export type PersonInput = {
  email: string;
  userId: string | number;
};

export type MergeGuestCartMutationVariables = Exact<{
  input: MergeGuestCartInput;
}>;


export type MergeGuestCartMutation = { mergeGuestCart: { lines: Array<{ productId: string, outcome: string, reason: string | null, guestQuantity: number, quantityBefore: number, quantityAfter: number }> } };

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

export const MergeGuestCartDocument = new TypedDocumentString(`
    mutation MergeGuestCart($input: MergeGuestCartInput!) {
  mergeGuestCart(input: $input) {
    lines {
      productId
      outcome
      reason
      guestQuantity
      quantityBefore
      quantityAfter
    }
  }
}
    `) as unknown as TypedDocumentString<MergeGuestCartMutation, MergeGuestCartMutationVariables>;
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