/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Courses assigns the id, so that a repeat creates no second product. Inactive until `setCourseProductActive`. */
export type CreateCourseProductInput = {
  /** Category slugs. */
  categories: Array<string>;
  /** Only reports invalid fields, and creates nothing. */
  checkOnly?: boolean | null | undefined;
  description?: string | null | undefined;
  id: string | number;
  name: string;
  price: MoneyInput;
};

export type MoneyInput = {
  amount: string;
  currency: string;
};

export type SetCourseProductActiveInput = {
  isActive: boolean;
  productId: string | number;
};

/** Changes only the given fields. Idempotent. */
export type UpdateCourseProductInput = {
  /** Category slugs. */
  categories?: Array<string> | null | undefined;
  /** Only reports invalid fields, and changes nothing. */
  checkOnly?: boolean | null | undefined;
  description?: string | null | undefined;
  id: string | number;
  name?: string | null | undefined;
  price?: MoneyInput | null | undefined;
};

export type CreateCourseProductMutationVariables = Exact<{
  input: CreateCourseProductInput;
}>;


export type CreateCourseProductMutation = { createCourseProduct: { fields: Array<{ path: string, message: string }> } };

export type UpdateCourseProductMutationVariables = Exact<{
  input: UpdateCourseProductInput;
}>;


export type UpdateCourseProductMutation = { updateCourseProduct: { fields: Array<{ path: string, message: string }> } };

export type SetCourseProductActiveMutationVariables = Exact<{
  input: SetCourseProductActiveInput;
}>;


export type SetCourseProductActiveMutation = { setCourseProductActive: boolean };

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

export const CreateCourseProductDocument = new TypedDocumentString(`
    mutation CreateCourseProduct($input: CreateCourseProductInput!) {
  createCourseProduct(input: $input) {
    fields {
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCourseProductMutation, CreateCourseProductMutationVariables>;
export const UpdateCourseProductDocument = new TypedDocumentString(`
    mutation UpdateCourseProduct($input: UpdateCourseProductInput!) {
  updateCourseProduct(input: $input) {
    fields {
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateCourseProductMutation, UpdateCourseProductMutationVariables>;
export const SetCourseProductActiveDocument = new TypedDocumentString(`
    mutation SetCourseProductActive($input: SetCourseProductActiveInput!) {
  setCourseProductActive(input: $input)
}
    `) as unknown as TypedDocumentString<SetCourseProductActiveMutation, SetCourseProductActiveMutationVariables>;