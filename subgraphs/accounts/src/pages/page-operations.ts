/** What the pages of mailed links send, by the operations' names; part of the manifest of trusted documents. */
export const pageOperations = {
  VerifyEmail:
    "mutation VerifyEmail($input: VerifyEmailInput!) { verifyEmail(input: $input) { __typename ... on SignedIn { user { email } } ... on Problem { message } } }",
  ConfirmEmailChange:
    "mutation ConfirmEmailChange($input: ConfirmEmailChangeInput!) { confirmEmailChange(input: $input) { __typename ... on EmailChanged { email } ... on Problem { message } } }",
  ResetPassword:
    "mutation ResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename ... on SignedIn { user { email } } ... on Problem { message } } }",
} as const;
