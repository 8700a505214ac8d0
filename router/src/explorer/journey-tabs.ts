import type { ExplorerTab } from "@souk/kernel/explorer/explorer-page";

/** A header for the user to fill in. An empty header counts as no token, and the browser's cookie is used. */
const tokenHeader = JSON.stringify({ Authorization: "" }, null, 2);

function tab(query: string, variables: object | null, headers: string | null = tokenHeader): ExplorerTab {
  return {
    query: query.trim(),
    ...(variables ? { variables: JSON.stringify(variables, null, 2) } : {}),
    ...(headers ? { headers } : {}),
  };
}

/**
 * The steps from a visitor to a shipped order, one tab for each step. The first has no variables: GraphiQL shows only
 * those of the others.
 */
export const journeyTabs: readonly ExplorerTab[] = [
  tab(
    `
# 1. Look around. No token needed.
query Products {
  products(first: 10, filter: { search: "keyboard" }) {
    nodes {
      id
      name
      price { amount currency }
      stock { available }
    }
    totalCount
  }
}`,
    null,
    null,
  ),
  tab(
    `
# 2. Register; the code comes by mail: see /dev/mail
mutation Register($input: RegisterInput!) {
  register(input: $input) {
    __typename
    ... on VerificationSent { email expiresAt }
    ... on Problem { code message }
  }
}`,
    { input: { email: "you@example.com", password: "a long enough secret" } },
    null,
  ),
  tab(
    `
# 3. The six digits of the mail sign you in.
mutation VerifyEmail($input: VerifyEmailInput!) {
  verifyEmail(input: $input) {
    __typename
    ... on SignedIn { accessToken user { email role } }
    ... on Problem { code message }
  }
}`,
    { input: { email: "you@example.com", code: "000000" } },
    null,
  ),
  tab(
    `
# Sign in with a demo account instead. This browser is signed in by a cookie from then on;
# for another client copy the accessToken into the Authorization header.
mutation SignIn($input: LoginInput!) {
  login(input: $input) {
    __typename
    ... on SignedIn { accessToken expiresAt user { email role } }
    ... on Problem { code message }
  }
}`,
    { input: { email: "customer@example.com", password: "customer123" } },
    null,
  ),
  tab(
    `
# 4. Put something in the cart: an id from step 1.
mutation AddToCart($input: AddToCartInput!) {
  addToCart(input: $input) {
    __typename
    ... on Cart { lines { product { name } quantity lineTotal { amount } } subtotal { amount currency } }
    ... on Problem { code message }
  }
}`,
    { input: { productId: "<id>", quantity: 2 } },
  ),
  tab(
    `
# 5. Buy. 4242424242424242 succeeds, 4000000000000002 is declined.
mutation Checkout($input: CheckoutInput!) {
  checkout(input: $input) {
    __typename
    ... on Order { id number status total { amount currency } payments { number status } }
    ... on PaymentDeclined { declineCode order { id number status } }
    ... on InvalidInput { fields { path message } }
    ... on Problem { code message }
  }
}`,
    {
      input: {
        idempotencyKey: "my first order",
        payment: { card: { cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2030, cvc: "123" } },
        shippingAddress: {
          fullName: "Ada Example",
          line1: "1 Main Street",
          city: "Ottawa",
          postalCode: "K1A 0A1",
          country: "CA",
        },
      },
    },
  ),
  tab(
    `
# 6. Seconds later: shipped and notified, without another call.
query MyOrders {
  orders(first: 5) {
    nodes {
      number status total { amount currency }
      events { at type from to }
      shipments { trackingNumber carrier status }
    }
  }
  notifications(first: 5) { nodes { subject recipient status sentAt } }
}`,
    null,
  ),
  tab(
    `
# 7. Watch: each change comes as it happens. Buy the product in another window, or stop it with the button.
subscription Watch($productId: ID!) {
  stockChanged(productId: $productId) {
    name
    stock { available }
  }
}`,
    { productId: "<id>" },
  ),
];
