/** The sandbox provider's cards by their result. `asks the buyer`: requires 3-D Secure on the bank's page. */
export function cardThat(
  outcome:
    "succeeds" | "is declined" | "has no funds" | "loses the answer" | "fails its check digit" | "asks the buyer",
) {
  const numbers = {
    succeeds: "4242424242424242",
    "is declined": "4000000000000002",
    "has no funds": "4000000000009995",
    "loses the answer": "4000000000000119",
    "fails its check digit": "15346781053311236",
    "asks the buyer": "4000002760003184",
  };
  return { cardNumber: numbers[outcome], expiryMonth: 12, expiryYear: new Date().getFullYear() + 2, cvc: "737" };
}

export const homeAddress = {
  fullName: "Ada Example",
  line1: "1 Main Street",
  city: "Ottawa",
  region: "ON",
  postalCode: "K1A 0A1",
  country: "CA",
};
