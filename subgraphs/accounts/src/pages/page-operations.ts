/** The operations that the pages send, by name; part of the manifest of trusted documents. */
export const pageOperations = {
  VerifyEmail:
    "mutation VerifyEmail($input: VerifyEmailInput!) { verifyEmail(input: $input) { __typename ... on SignedIn { user { email } } ... on Problem { message } } }",
  ConfirmEmailChange:
    "mutation ConfirmEmailChange($input: ConfirmEmailChangeInput!) { confirmEmailChange(input: $input) { __typename ... on EmailChanged { email } ... on Problem { message } } }",
  ResetPassword:
    "mutation ResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename ... on SignedIn { user { email } } ... on Problem { message } } }",
  CompleteProviderSignIn:
    "mutation CompleteProviderSignIn($input: CompleteProviderSignInInput!) { it: completeProviderSignIn(input: $input) { returnTo result { __typename ... on Problem { message } ... on SecondFactorRequired { challenge } ... on IdentityNotLinked { linkToken } } } }",
  VerifySecondFactor:
    "mutation VerifySecondFactor($input: VerifySecondFactorInput!) { it: verifySecondFactor(input: $input) { __typename ... on Problem { message } } }",
  LinkProviderIdentity:
    "mutation LinkProviderIdentity($input: LinkProviderIdentityInput!) { it: linkProviderIdentity(input: $input) { __typename ... on Problem { message } ... on SecondFactorRequired { challenge } } }",
} as const;
