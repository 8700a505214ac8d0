import type { ProjectConfig } from "@souk/kernel/project/project";
import type { AccountsOverrides } from "../app.js";
import { TestAccounts, type TestRequestOptions } from "./test-accounts.js";

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly refreshToken: string;
  readonly as: TestRequestOptions;
}

const password = "a fine long password";
const adminCredentials = { email: "root@example.com", password: "the admin's password" };

export interface TestPeopleOptions extends AccountsOverrides {
  readonly project?: ProjectConfig;
}

/** The subgraph without verification of addresses, with helpers to create users. */
export class TestPeople implements AsyncDisposable {
  private nextPerson = 1;

  private constructor(readonly accounts: TestAccounts) {}

  static async start({ project, ...overrides }: TestPeopleOptions = {}): Promise<TestPeople> {
    const settings = { emailVerification: false, admin: adminCredentials };
    return new TestPeople(await TestAccounts.start(settings, overrides, project));
  }

  admin(): Promise<Person> {
    return this.signIn(adminCredentials.email, adminCredentials.password);
  }

  async signUp(input: object = {}): Promise<Person> {
    const register = `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`;
    const email = `person${this.nextPerson++}@example.com`;
    await this.accounts.execute(register, { input: { email, password, ...input } });
    return this.signIn(email, password);
  }

  /** Signs a person of `signUp` in from a browser in this language. */
  async signInAgain({ email }: Person, language: string): Promise<Person> {
    return this.signIn(email, password, language);
  }

  private async signIn(email: string, secret: string, language?: string): Promise<Person> {
    const login = `mutation ($input: LoginInput!) { login(input: $input) { ... on SignedIn { accessToken refreshToken user { id } } } }`;
    const options = language === undefined ? {} : { language };
    const { data } = await this.accounts.execute(login, { input: { email, password: secret } }, options);
    const { user, accessToken: token, refreshToken } = data.login;
    return { id: user.id, email, refreshToken, as: { token } };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.accounts[Symbol.asyncDispose]();
  }
}
