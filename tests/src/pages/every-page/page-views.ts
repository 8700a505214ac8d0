import { demoCourses } from "@souk/demo/courses";
import { demoProducts } from "@souk/demo/products";
import { demoUsers } from "@souk/demo/users";

export const accounts = {
  "a customer": ["customer@example.com", "customer123"],
  "an instructor": ["instructor@example.com", "instructor123"],
  "an admin": ["admin@example.com", "admin123"],
} as const;
export type Viewer = "a visitor" | "a guest with a cart" | "a guest with an unpaid order" | keyof typeof accounts;

export const keyboard = fromDemo(demoProducts, ({ slug }) => slug === "tern-75-mechanical-keyboard");
const customer = fromDemo(demoUsers, ({ email }) => email === accounts["a customer"][0]);
const podcasting = fromDemo(demoCourses, ({ slug }) => slug === "podcasting-on-your-own");
const sourdough = fromDemo(demoCourses, ({ slug }) => slug === "sourdough-from-scratch");
/** A free preview. */
const lessonPath = `/learn/${sourdough.slug}/${sourdough.sections[0]?.lessons[0]?.id}`;
/** As long as the secret of a mailed link. */
const mailedToken = "a".repeat(43);

/** The title of level 1 in French, and a text of the page that shows that its data are there and in French. */
type PageRow = readonly [path: string, title: string, text: string];

/** The pages of an area that a viewer visits. Names in braces stand for data that the tests create. */
export type View = readonly [area: string, viewer: Viewer, pages: readonly PageRow[]];

export const shopViews: readonly View[] = [
  [
    "the shop",
    "a visitor",
    [
      ["/", "De belles choses, et comment les faire", "Nouveautés"],
      ["/products", "Tous les produits", "Filtres"],
      ["/products?q=lampe", "Résultats pour « lampe »", "7 produits"],
      ["/products?q=xyzzyplugh", "Résultats pour « xyzzyplugh »", "Aucun résultat"],
      ["/categories/audio?sort=NAME", "Audio", "11 produits"],
      ["/products/roll-top-bike-pannier", "Roll-Top Bike Pannier", "Plus que 2 en stock"],
      ["/products/vegetables-on-a-balcony", "Vegetables on a Balcony", "Se connecter pour acheter ce cours"],
      ["/cart", "Panier", "Votre panier est vide"],
      ["/checkout", "Paiement de la commande", "Votre panier est vide"],
      ["/checkout/return", "Bienvenue", "Mes commandes"],
    ],
  ],
  [
    "the missing addresses",
    "a visitor",
    [
      ["/no/such/page", "Page introuvable", "n’existe pas ou a été déplacée"],
      ["/certificates/0000-0000-0000-0000", "Ce certificat n’existe pas", "Vérifiez-le sur le document"],
      [`/wishlists/${mailedToken}`, "Page introuvable", "n’existe pas ou a été déplacée"],
      ["/verify-email/no-such-token", "Ce lien est incomplet", "Saisir plutôt le code"],
      ["/reset-password/no-such-token", "Ce lien est incomplet", "Envoyer un nouveau lien"],
      ["/confirm-email-change/no-such-token", "Ce lien est incomplet", "Changer l’adresse courriel"],
    ],
  ],
];

export const strangerViews: readonly View[] = [
  [
    "the courses",
    "a visitor",
    [
      ["/courses", "Cours", "8 cours"],
      ["/courses?q=xyzzyplugh", "Cours", "Aucun cours trouvé"],
      ["/courses/categories/nature", "Nature", "2 cours"],
      ["/courses/sourdough-from-scratch", "Sourdough from Scratch", "Se connecter pour s’inscrire"],
      ["/learn", "Mes cours", "Connectez-vous pour continuer"],
      ["/learn/sourdough-from-scratch", "Sourdough from Scratch", "Connectez-vous ou inscrivez-vous"],
      ["/learn/sourdough-from-scratch/announcements", "Annonces", "connectez-vous pour les lire"],
      [lessonPath, "Day one: flour and water", "Leçon 1"],
      ["/certificates/DEM0-0000-0000-0102", "Mathieu Bélanger-Roy", "Ce certificat est valable"],
      ["/teach/courses/new", "Connectez-vous pour enseigner", "Se connecter"],
    ],
  ],
  [
    "the sign-in",
    "a visitor",
    [
      ["/login", "Se connecter", "Mot de passe oublié"],
      ["/register", "Créer un compte", "Suivez vos commandes"],
      ["/verify", "Confirmez votre adresse courriel", "Nouveau code possible"],
      ["/forgot-password", "Mot de passe oublié ?", "Envoyer le lien"],
      ["/verify-email/done", "Votre adresse courriel est confirmée.", "Se connecter"],
      [`/verify-email/${mailedToken}`, "Confirmez votre adresse courriel", "Confirmer l’adresse courriel"],
      ["/reset-password/done", "Votre mot de passe a été changé.", "Se connecter"],
      [`/reset-password/${mailedToken}`, "Définissez un nouveau mot de passe", "Définir le mot de passe"],
      ["/confirm-email-change/done", "Votre nouvelle adresse courriel est confirmée.", "Se connecter"],
      [
        `/confirm-email-change/${mailedToken}`,
        "Confirmez votre nouvelle adresse courriel",
        "Confirmer la nouvelle adresse",
      ],
      [`/stock-mail/${mailedToken}`, "Confirmer votre demande", "Confirmer"],
      ["/orders/lookup", "Retrouver une commande", "M’envoyer un lien"],
      ["/orders/lookup/no-such-token", "Ce lien a expiré", "Retrouver une commande"],
      ["/orders/ORD-101", "Commande ORD-101 introuvable", "Connectez-vous"],
    ],
  ],
];

export const guestViews: readonly View[] = [
  [
    "the checkout",
    "a guest with a cart",
    [
      ["/cart", "Panier", "Commander"],
      ["/checkout", "Paiement de la commande", "Vous avez déjà un compte"],
    ],
  ],
  ["the orders", "a guest with an unpaid order", [["/orders/{order}", "Commande {order}", "Payer cette commande"]]],
];

export const buyerViews: readonly View[] = [
  [
    "the shop",
    "a customer",
    [
      ["/", "De belles choses, et comment les faire", "Nouveautés"],
      ["/products", "Tous les produits", "Filtres"],
      ["/products?q=keyboard&sort=PRICE_ASC", "Résultats pour « keyboard »", "Filtres"],
      ["/categories/kitchen", "Kitchen", "19 produits"],
      ["/products/tern-75-mechanical-keyboard", "Tern 75 Mechanical Keyboard", "Ajouter au panier"],
      [
        "/products/tern-75-mechanical-keyboard?reviews.sort=LOWEST&reviews.stars=4",
        "Tern 75 Mechanical Keyboard",
        "Écrire un avis",
      ],
      ["/cart", "Panier", "Commander"],
      ["/checkout", "Paiement de la commande", "customer@example.com"],
      ["/orders/ORD-101", "Commande ORD-101", "Commander de nouveau"],
      ["/orders/lookup", "Retrouver une commande", "M’envoyer un lien"],
    ],
  ],
];

export const learnerViews: readonly View[] = [
  [
    "the courses",
    "a customer",
    [
      ["/courses", "Cours", "8 cours"],
      ["/courses/sourdough-from-scratch", "Sourdough from Scratch", "Ajouter au panier"],
      ["/courses/hand-tool-woodworking-your-first-box", "Hand Tool Woodworking: Your First Box", "62"],
      ["/learn", "Mes cours", "62"],
      ["/learn/sourdough-from-scratch", "Sourdough from Scratch", "À propos de ce cours"],
      ["/learn/podcasting-on-your-own/announcements", "Annonces", "Aucune annonce pour l’instant"],
      ["/learn/podcasting-on-your-own", "Who is listening, and where", "Terminer"],
      ["/learn/hand-tool-woodworking-your-first-box", "Cutting dovetails: the pins", "Terminer"],
      ["/teach", "Donner un cours", "Devenir formateur"],
    ],
  ],
];

export const customerViews: readonly View[] = [
  [
    "the account",
    "a customer",
    [
      ["/account", "Profil", "Enregistrer"],
      ["/account/orders", "Commandes", "ORD-101"],
      ["/account/addresses", "Adresses", "Ajouter une adresse"],
      ["/account/addresses/new", "Ajouter une adresse", "Enregistrer"],
      [`/account/addresses/${customer.addresses[0]?.id}`, "Modifier l’adresse", "Enregistrer"],
      ["/account/cards", "Cartes", "Ajouter une carte"],
      ["/account/cards/new", "Ajouter une carte", "Numéro de carte"],
      ["/account/sessions", "Appareils", "Cet appareil"],
      ["/account/security", "Connexion et sécurité", "Mot de passe actuel"],
      ["/account/reviews", "Vos avis", "Produit"],
      [`/account/reviews/${keyboard.id}`, "Votre avis sur Tern 75 Mechanical Keyboard", "Publier l’avis"],
      ["/account/wishlist", "Ma liste de souhaits", "Votre liste de souhaits est vide"],
      ["/account/notifications", "Courriels", "ORD-101"],
      ["/account/data", "Vos données", "Exporter mes données"],
    ],
  ],
];

export const salesViews: readonly View[] = [
  [
    "teaching",
    "an instructor",
    [
      ["/teach", "Vos cours", "Podcasting on Your Own"],
      ["/teach/income", "Vos revenus", "Cette année"],
      ["/teach/courses/new", "Nouveau cours", "Créer le brouillon"],
      ["/teach/courses/{draft}", "Étroit", "Ajouter une partie"],
      ["/teach/courses/{draft}?tab=details", "Étroit", "Enregistrer les détails"],
      ["/teach/courses/{draft}/students", "Élèves", "Aucun élève pour l’instant"],
      [`/teach/courses/${podcasting.id}/students`, "Élèves", "customer@example.com"],
      ["/teach/courses/{draft}/reviews", "Avis", "Aucun avis pour l’instant"],
      [`/teach/courses/${podcasting.id}/reviews`, "Avis", "Répondre"],
      ["/teach/courses/{draft}/marking", "Réponses à noter", "Rien à noter"],
      ["/teach/courses/{draft}/questions", "Questions ouvertes", "Aucune question ouverte"],
      ["/teach/courses/{draft}/statistics", "Statistiques", "Aucun élève"],
      ["/teach/courses/{draft}/announcements", "Annonces", "Publiez d’abord le cours"],
      [`/teach/courses/${podcasting.id}/announcements`, "Annonces", "Envoyer l’annonce"],
      ["/teach/media", "Vos fichiers", "Non utilisé"],
      ["/teach/media/{ownFile}", "file", "Texte de remplacement"],
    ],
  ],
  [
    "sales",
    "an admin",
    [
      ["/admin", "Tableau de bord", "Chiffre d’affaires"],
      ["/admin?from=2026-01-12&to=2026-11-17", "Tableau de bord", "Afficher en tableau"],
      ["/admin/orders", "Commandes", "ORD-116"],
      ["/admin/orders/ORD-113", "ORD-113", "SHIP-895"],
      ["/admin/customers", "Clients", "priya@example.com"],
      [`/admin/customers/${customer.id}`, "June Castellanos", "Profil"],
      ["/admin/audit-log", "Journal d’audit", "Webhook créé"],
    ],
  ],
];

export const operatorViews: readonly View[] = [
  [
    "the catalog",
    "an admin",
    [
      ["/admin/products", "Produits", "En stock : Brush Pen Sextet"],
      [`/admin/products/${keyboard.id}`, "Tern 75 Mechanical Keyboard", "Enregistrer"],
      ["/admin/products/new", "Nouveau produit", "Créer le produit"],
      ["/admin/products/import", "Importer et exporter", "Choisir un fichier CSV"],
      ["/admin/stock", "Stock", "Ajuster"],
      ["/admin/stock/movements", "Mouvements de stock", "Réception"],
      [`/admin/stock/${keyboard.id}`, "Tern 75 Mechanical Keyboard", "Réception"],
      ["/admin/categories", "Catégories", "keyboards"],
      ["/admin/media", "Médias", "Non utilisé"],
      ["/admin/media/{ownFile}", "file", "Rien n’utilise ce fichier"],
    ],
  ],
  [
    "operations",
    "an admin",
    [
      ["/admin/operations", "Exploitation", "Envoyer un courriel"],
      ["/admin/courses", "Cours", "Archiver"],
      ["/admin/courses/categories", "Catégories de cours", "food-and-drink"],
      ["/admin/courses/requests", "Candidatures de formateurs", "Ten years of pottery"],
      ["/admin/courses/requests?state=APPROVED", "Candidatures de formateurs", "Aucune candidature acceptée"],
      ["/admin/notifications", "Notifications", "Confirmation de commande"],
      ["/admin/notifications/templates", "Modèles de courriels", "Confirmation de commande"],
      ["/admin/reviews", "Avis", "Aucun avis en attente"],
      ["/admin/api-usage", "Utilisation de l’API", "obsolète"],
      ["/admin/webhooks", "Webhooks", "2 événements"],
      ["/admin/webhooks/{webhook}", "Webhook", "Commande payée"],
      ["/admin/webhooks/00000000-0000-4000-8000-000000000000", "Webhook", "Webhook introuvable"],
    ],
  ],
];

function fromDemo<Row>(rows: readonly Row[], is: (row: Row) => boolean): Row {
  const found = rows.find(is);
  if (!found) throw new Error("the demo data do not have it");
  return found;
}
