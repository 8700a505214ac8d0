import type { TestAccounts, TestAnswer, TestRequestOptions } from "./test-accounts.js";

export const password = "a fine long password";

const problem = `... on Problem { code message } ... on InvalidInput { fields { path } }`;
const tokens = `... on SignedIn { accessToken refreshToken expiresAt user { id email username role emailVerified } }`;
const documents = {
  register: `mutation ($input: RegisterInput!) { register(input: $input) { __typename ... on VerificationSent { email expiresAt } ${problem} } }`,
  resend: `mutation ($email: String!) { resendVerification(email: $email) { email expiresAt } }`,
  verify: `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { __typename ${tokens} ... on Problem { code } } }`,
  login: `mutation ($input: LoginInput!) { login(input: $input) { __typename ${tokens} ... on Problem { code } } }`,
  refresh: `mutation ($refreshToken: String) { refreshSession(refreshToken: $refreshToken) { __typename ${tokens} ... on Problem { code } } }`,
  logout: `mutation { logout }`,
  changePassword: `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename ${tokens} ... on Problem { code } } }`,
};

/** Returns helpers that register and sign in users. `accounts` is called with each request. */
export function signInRequests(accounts: () => TestAccounts) {
  let nextPerson = 1;

  const someone = (): string => `person${nextPerson++}@example.com`;
  const execute = async (
    name: keyof typeof documents,
    variables: object,
    options: TestRequestOptions = {},
  ): Promise<TestAnswer> => accounts().execute(documents[name], variables as Record<string, unknown>, options);
  const register = async (input: object): Promise<any> =>
    (await execute("register", { input: { password, ...input } })).data.register;
  const verify = async (input: object): Promise<any> => (await execute("verify", { input })).data.verifyEmail;
  const login = async (email: string, secret = password): Promise<any> =>
    (await execute("login", { input: { email, password: secret } })).data.login;
  const refresh = async (refreshToken?: string): Promise<any> =>
    (await execute("refresh", { refreshToken })).data.refreshSession;

  async function signUp(email = someone()): Promise<any> {
    await register({ email });
    const { code } = await accounts().mailTo(email);
    return verify({ email, code });
  }

  return { someone, execute, register, verify, login, refresh, signUp };
}
