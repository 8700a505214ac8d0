import { demoCourses } from "@souk/demo/courses";
import { demoProducts } from "@souk/demo/products";
import { demoUsers } from "@souk/demo/users";
import { afterAll, beforeAll, expect, test } from "vitest";
import { putIntoCart } from "../../test-kit/browser/checkout-pages.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { signUp } from "../../test-kit/clients/shopper.js";
import { checkoutInput } from "../../test-kit/data/buying.js";
import { cardThat } from "../../test-kit/data/cards.js";
import { draftCourse } from "../../test-kit/data/draft-course.js";
import { createFailedJob } from "../admin/create-failed-job.js";
import { recordOperation } from "./record-operation.js";
import { showIn } from "../show-in.js";

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };

const accounts = {
  "a customer": ["customer@example.com", "customer123"],
  "an instructor": ["instructor@example.com", "instructor123"],
  "an admin": ["admin@example.com", "admin123"],
} as const;
type Viewer = "a visitor" | "a guest with a cart" | "a guest with an unpaid order" | keyof typeof accounts;

const keyboard = fromDemo(demoProducts, ({ slug }) => slug === "tern-75-mechanical-keyboard");
const customer = fromDemo(demoUsers, ({ email }) => email === accounts["a customer"][0]);
const podcasting = fromDemo(demoCourses, ({ slug }) => slug === "podcasting-on-your-own");
const sourdough = fromDemo(demoCourses, ({ slug }) => slug === "sourdough-from-scratch");
/** A free preview. */
const lessonPath = `/learn/${sourdough.slug}/${sourdough.sections[0]?.lessons[0]?.id}`;
/** As long as the secret of a mailed link. */
const mailedToken = "a".repeat(43);

/** The title of level 1 in French, and a text of the page that shows that its data are there and in French. */
type PageRow = readonly [path: string, title: string, text: string];

/** Names in braces stand for data that the tests create. */
const views: readonly (readonly [area: string, viewer: Viewer, pages: readonly PageRow[]])[] = [
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
      ["/courses", "Cours", "8 cours"],
      ["/courses?q=xyzzyplugh", "Cours", "Aucun cours trouvé"],
      ["/courses/sourdough-from-scratch", "Sourdough from Scratch", "Se connecter pour s’inscrire"],
      ["/learn", "Mes cours", "Connectez-vous pour continuer"],
      ["/learn/sourdough-from-scratch", "Sourdough from Scratch", "Connectez-vous ou inscrivez-vous"],
      [lessonPath, "Day one: flour and water", "Leçon 1"],
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
      ["/orders/lookup", "Retrouver une commande", "M’envoyer un lien"],
      ["/orders/lookup/no-such-token", "Ce lien a expiré", "Retrouver une commande"],
      ["/orders/ORD-101", "Commande ORD-101 introuvable", "Connectez-vous"],
    ],
  ],
  [
    "the checkout",
    "a guest with a cart",
    [
      ["/cart", "Panier", "Commander"],
      ["/checkout", "Paiement de la commande", "Vous avez déjà un compte"],
    ],
  ],
  ["the orders", "a guest with an unpaid order", [["/orders/{order}", "Commande {order}", "Payer cette commande"]]],
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
      ["/courses", "Cours", "8 cours"],
      ["/courses/sourdough-from-scratch", "Sourdough from Scratch", "Ajouter au panier"],
      ["/courses/hand-tool-woodworking-your-first-box", "Hand Tool Woodworking: Your First Box", "62"],
      ["/learn", "Mes cours", "62"],
      ["/learn/sourdough-from-scratch", "Sourdough from Scratch", "À propos de ce cours"],
      ["/learn/podcasting-on-your-own", "Who is listening, and where", "Terminer"],
      ["/learn/hand-tool-woodworking-your-first-box", "Cutting dovetails: the pins", "Terminer"],
      ["/teach", "Donner un cours", "Devenir formateur"],
    ],
  ],
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
      ["/account/notifications", "Courriels", "ORD-101"],
      ["/account/data", "Vos données", "Exporter mes données"],
    ],
  ],
  [
    "teaching",
    "an instructor",
    [
      ["/teach", "Vos cours", "Podcasting on Your Own"],
      ["/teach/courses/new", "Nouveau cours", "Créer le brouillon"],
      ["/teach/courses/{draft}", "Étroit", "Ajouter une partie"],
      ["/teach/courses/{draft}?tab=details", "Étroit", "Enregistrer les détails"],
      ["/teach/courses/{draft}/students", "Élèves", "Aucun élève pour l’instant"],
      [`/teach/courses/${podcasting.id}/students`, "Élèves", "customer@example.com"],
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
    ],
  ],
  [
    "operations",
    "an admin",
    [
      ["/admin/operations", "Exploitation", "Envoyer un courriel"],
      ["/admin/courses", "Cours", "Archiver"],
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
  [
    "the missing addresses",
    "a visitor",
    [
      ["/no/such/page", "Page introuvable", "n’existe pas ou a été déplacée"],
      ["/verify-email/no-such-token", "Ce lien est incomplet", "Saisir plutôt le code"],
      ["/reset-password/no-such-token", "Ce lien est incomplet", "Envoyer un nouveau lien"],
      ["/confirm-email-change/no-such-token", "Ce lien est incomplet", "Changer l’adresse courriel"],
    ],
  ],
];

/** The line that Chromium logs for a page that does not exist. */
const missingPage = "Failed to load resource: the server responded with a status of 404 (Not Found)";
const errorText = "Une erreur est survenue";

/** Enum values of the graph, and ids of rows. */
const rawName = /\b[A-Z]+_[A-Z_]+\b|\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/g;

function rawNames(text: string): string[] {
  return [...text.matchAll(rawName)].map(([name]) => name);
}

withBrowser("every page in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  const created = new Map<string, string>();

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
    const { shop } = storefront;
    created.set("draft", await draftCourse(await shop.signIn(...accounts["an instructor"]), "Étroit"));
    created.set("webhook", await webhookWithDelivery());
    await createFailedJob(shop);
    await recordOperation(shop, "AnOperationWithALongNameThatMustBreakSomewhereInItsCell", 3, ["AuditEntry.act"]);
    const applicant = await signUp(shop.client, "potter@example.com");
    const motivation = "Ten years of pottery, and a kiln that wants to be used.";
    await applicant.get(`mutation { requestInstructorRole(input: { motivation: "${motivation}" }) { __typename } }`);
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_all, name: string) => created.get(name) ?? "");

  test.each(views)(
    "each page of %s for %s is accessible, dark and light, fits 360 and 1280 pixels in French, sends at most two requests, logs nothing to the console, and shows no raw names",
    async (area, viewer, pages) => {
      await using visit = await open(viewer);
      const { page } = visit;
      for (const [address, title, text] of pages) {
        const path = filled(address);
        await page.emulateMedia({ colorScheme: "dark" });
        await page.setViewportSize(phone);
        const [sentBefore, loggedBefore] = [visit.operations.length, visit.complaints.length];
        await visit.goto(path);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await page
          .getByRole("main")
          .filter({ hasText: filled(text) })
          .waitFor();
        await page.locator("html[data-mantine-color-scheme=dark]").waitFor();
        await visit.answered();
        const titles = await page.getByRole("heading", { level: 1 }).allInnerTexts();
        const shown = await page.locator("body").innerText();
        // each check of each page is reported, although an earlier one failed
        expect.soft([path, titles.map((each) => each.replaceAll(/\s/g, " "))]).toEqual([path, [filled(title)]]);
        expect.soft([path, await page.locator("html").getAttribute("lang")]).toEqual([path, "fr"]);
        expect.soft([path, shown.includes(errorText)]).toEqual([path, false]);
        expect.soft([path, rawNames(shown)]).toEqual([path, []]);
        const sent = visit.operations.slice(sentBefore);
        expect.soft({ path, sent, tooMany: sent.length > 2 }).toEqual({ path, sent, tooMany: false });
        await expectToFit(visit, path, phone.width);
        expect.soft([path, "dark", await visit.violations()]).toEqual([path, "dark", []]);
        expect.soft([path, await page.evaluate(cutOffCells)]).toEqual([path, []]);
        await showIn(visit, "light", desk);
        await expectToFit(visit, path, desk.width);
        expect.soft([path, "light", await visit.visualViolations()]).toEqual([path, "light", []]);
        const logged = visit.complaints.slice(loggedBefore);
        const complaints = area === "the missing addresses" ? logged.filter((each) => each !== missingPage) : logged;
        expect.soft([path, complaints]).toEqual([path, []]);
      }
    },
    120_000,
  );

  async function expectToFit({ page }: Visit, path: string, width: number): Promise<void> {
    expect.soft([path, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([path, width]);
  }

  /** A visitor with a phone, French and dark colors. */
  async function open(viewer: Viewer): Promise<Visit> {
    const options = { colorScheme: "dark", locale: "fr-CA", viewport: phone } as const;
    switch (viewer) {
      case "a visitor":
        return storefront.visit(options);
      case "a guest with a cart":
      case "a guest with an unpaid order": {
        const visit = await storefront.visit(options);
        await putIntoCart(visit, keyboard.id);
        if (viewer === "a guest with an unpaid order") created.set("order", await orderWithoutPayment(visit));
        return visit;
      }
      default: {
        const [email, password] = accounts[viewer];
        const visit = await storefront.visitAs(email, password, options);
        if (viewer === "a customer") await putIntoCart(visit, keyboard.id);
        return visit;
      }
    }
  }

  async function orderWithoutPayment(visit: Visit): Promise<string> {
    const input = checkoutInput({ email: "ada@example.com", payment: { card: cardThat("is declined") } });
    const { checkout } = await visit.execute(
      "mutation ($input: CheckoutInput!) { checkout(input: $input) { ... on PaymentDeclined { order { number } } } }",
      { input },
    );
    return checkout.order.number;
  }

  /** An endpoint whose address is wider than a phone, with a failed delivery. */
  async function webhookWithDelivery(): Promise<string> {
    const admin = await storefront.shop.signIn(...accounts["an admin"]);
    const { createWebhookEndpoint } = await admin.get(
      `mutation ($input: CreateWebhookEndpointInput!) {
         createWebhookEndpoint(input: $input) { ... on WebhookSecret { endpoint { id } } }
       }`,
      { input: { url: `https://127.0.0.1/${"long".repeat(20)}`, events: ["order.paid", "stock.changed"] } },
    );
    const { id } = createWebhookEndpoint.endpoint;
    await storefront.shop.rows(
      "notifications",
      `with event as (
         insert into webhook_events (id, name, payload, received_at)
         values (gen_random_uuid(), 'order.paid', '{}', now()) returning id
       ), delivery as (
         insert into webhook_deliveries (endpoint_id, event_id, status, attempts, created_at)
         select $1, id, 'FAILED', 1, now() from event returning id
       )
       insert into webhook_attempts (delivery_id, number, at, status_code, duration_ms, excerpt)
       select id, 1, now(), 500, 12, 'out of order' from delivery`,
      [id],
    );
    return id;
  }
});

/** Values of tables, which a phone shows as cards, that are not completely on the screen. */
const cutOffCells = `
  [...document.querySelectorAll("main [role=cell]")]
    .filter((cell) => cell.textContent !== "")
    .map((cell) => [cell.dataset.label, cell.getBoundingClientRect()])
    .filter(([, { left, right, width }]) => left < 0 || right > innerWidth || width === 0)
    .map(([label, { right }]) => label + " ends at " + right)
`;

function fromDemo<Row>(rows: readonly Row[], is: (row: Row) => boolean): Row {
  const found = rows.find(is);
  if (!found) throw new Error("the demo data do not have it");
  return found;
}
