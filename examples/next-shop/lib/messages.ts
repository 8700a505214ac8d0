import { headers } from "next/headers";

const en = {
  products: "Products",
  add: "Add to cart",
  cart: "Cart",
  empty: "The cart is empty.",
  total: "Total",
  email: "Email",
  fullName: "Full name",
  line1: "Address",
  city: "City",
  postalCode: "Postal code",
  pay: "Pay with the test card",
  order: "Order",
  status: "Status",
  unavailable: "The shop does not answer. Try again.",
};

const fr: typeof en = {
  products: "Produits",
  add: "Ajouter au panier",
  cart: "Panier",
  empty: "Le panier est vide.",
  total: "Total",
  email: "Adresse e-mail",
  fullName: "Nom complet",
  line1: "Adresse",
  city: "Ville",
  postalCode: "Code postal",
  pay: "Payer avec la carte de test",
  order: "Commande",
  status: "Statut",
  unavailable: "La boutique ne répond pas. Réessayez.",
};

/** The texts in the language of the browser. */
export async function messages(): Promise<typeof en> {
  const accepted = (await headers()).get("accept-language") ?? "";
  return /^fr\b/i.test(accepted) ? fr : en;
}
