import type { TestAccounts, TestRequestOptions } from "./test-accounts.js";

export const password = "a fine long password";
export const newPassword = "a new fine password";

/** Returns helpers that reset and change credentials. `accounts` is called with each request. */
export function credentialRequests(accounts: () => TestAccounts) {
  let nextPerson = 1;

  const someone = (): string => `person${nextPerson++}@example.com`;
  const signedIn = `... on SignedIn { accessToken refreshToken user { email emailVerified } }`;
  const failed = `... on Problem { code message } ... on VerificationFailed { reason }`;

  async function execute(
    field: string,
    inputType: string,
    fields: string,
    input: object,
    options?: TestRequestOptions,
  ): Promise<any> {
    const document = `mutation ($input: ${inputType}!) { ${field}(input: $input) { __typename ${fields} } }`;
    const { data, code } = await accounts().execute(document, { input }, options);
    return data[field] ?? { code };
  }

  const register = (email: string): Promise<any> => execute("register", "RegisterInput", "", { email, password });
  const verify = (input: object): Promise<any> =>
    execute("verifyEmail", "VerifyEmailInput", `${signedIn} ${failed}`, input);
  const login = (email: string, secret = password): Promise<any> =>
    execute("login", "LoginInput", `${signedIn} ... on Problem { code }`, { email, password: secret });
  const change = (input: object, token: string): Promise<any> =>
    execute("changePassword", "ChangePasswordInput", signedIn, input, { token });
  const reset = (token: string, secret = newPassword): Promise<any> =>
    execute("resetPassword", "ResetPasswordInput", `${signedIn} ${failed}`, { token, newPassword: secret });
  const requestReset = async (email: string): Promise<unknown> =>
    (await accounts().execute(`mutation ($email: String!) { requestPasswordReset(email: $email) }`, { email })).data;
  const refreshes = async (refreshToken: string): Promise<boolean> => {
    const document = `mutation ($token: String) { refreshSession(refreshToken: $token) { __typename } }`;
    return (await accounts().execute(document, { token: refreshToken })).data.refreshSession.__typename === "SignedIn";
  };

  async function signUp(email = someone()): Promise<{ email: string; token: string; refreshToken: string }> {
    await register(email);
    const { code } = await accounts().mailTo(email);
    const { accessToken: token, refreshToken } = await verify({ email, code });
    return { email, token, refreshToken };
  }

  const tokenOf = (link: string): string => link.split("/").at(-1) ?? "";

  async function resetToken(email: string, count = 1): Promise<string> {
    await requestReset(email);
    return tokenOf((await accounts().mailTo(email, count, "PASSWORD_RESET")).link);
  }

  const requestChange = (input: object, token?: string): Promise<any> =>
    execute(
      "requestEmailChange",
      "RequestEmailChangeInput",
      `... on VerificationSent { email expiresAt } ... on Problem { code } ... on InvalidInput { fields { path } }`,
      input,
      token === undefined ? {} : { token },
    );
  const confirm = (input: object, options: TestRequestOptions = {}): Promise<any> =>
    execute("confirmEmailChange", "ConfirmEmailChangeInput", `... on EmailChanged { email } ${failed}`, input, options);

  return {
    someone,
    register,
    verify,
    login,
    change,
    reset,
    requestReset,
    refreshes,
    signUp,
    tokenOf,
    resetToken,
    requestChange,
    confirm,
  };
}
