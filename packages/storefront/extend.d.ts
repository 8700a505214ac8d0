import type { ComponentType, ReactNode } from "react";

// The API of a project's pages. The shop bundles them when it starts, and provides the code of this module.

export interface MoneyAmount {
  /** A decimal such as `49.99`. */
  readonly amount: string;
  /** An ISO 4217 code. */
  readonly currency: string;
}

export interface SlotProduct {
  readonly id: string;
  readonly sku: string;
  readonly slug: string;
  readonly name: string;
}

export interface SlotCart {
  readonly id: string;
  readonly totalQuantity: number;
  readonly subtotal: MoneyAmount;
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
}

export interface SlotOrder {
  readonly id: string;
  readonly number: string;
  /** Such as `PAID`. A later version may add statuses. */
  readonly status: string;
}

/** The places at which pages show components of the project, with the props of each. */
export interface SlotProps {
  /** Above the sections of the home page. */
  "home.top": object;
  /** Below the product and above related products. */
  "product.below": { readonly product: SlotProduct };
  /** At the end of the column with the price. */
  "product.aside": { readonly product: SlotProduct };
  /** Below the lines of a cart that is not empty. */
  "cart.below": { readonly cart: SlotCart };
  /** Below the form of the checkout. */
  "checkout.below": { readonly cart: SlotCart };
  /** Below an order on the page of its buyer. */
  "order.below": { readonly order: SlotOrder };
  /** Below the links of the account. */
  "account.nav": object;
  /** Below the links of the admin. */
  "admin.nav": object;
  /** Above the cards of the admin's dashboard. */
  "admin.dashboard": object;
  /** In the side column of an order in the admin. */
  "admin.order.aside": { readonly order: SlotOrder };
  /** Below the form of a product in the admin. */
  "admin.product.aside": { readonly product: SlotProduct };
}

export type SlotName = keyof SlotProps;

export type Slots = { readonly [Name in SlotName]?: ComponentType<SlotProps[Name]> };

/** Returns the slots as they are, with types while they are written. */
export declare function defineSlots(slots: Slots): Slots;

export type PageLocale = "en" | "fr";

/** A text for all languages, or one for each. */
export type PageText = string | { readonly [Locale in PageLocale]: string };

/** The props of a page of the project. */
export interface PageProps<Data = unknown> {
  /** The answer to the query of the page; undefined while the browser loads it, and without a query. */
  readonly data: Data | undefined;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly search: URLSearchParams;
  readonly locale: PageLocale;
}

export interface PageRoute<Data = unknown> {
  /** Such as `/lookbook` or `/lookbook/:slug`. A path that starts with `/admin/` is a page of the admin. */
  readonly path: string;
  readonly title: PageText | ((props: PageProps<Data>) => PageText);
  /** For search engines and link previews. */
  readonly description?: PageText | ((props: PageProps<Data>) => PageText);
  /** A query of the graph. The server runs it before it renders the page. */
  readonly query?: string;
  readonly variables?: (props: Omit<PageProps, "data">) => Readonly<Record<string, unknown>>;
  /** Answers 404 with the page of a missing address. */
  readonly isMissing?: (data: Data) => boolean;
  /** The page shows the visitor's own data: it is rendered with their session, and search engines do not list it. */
  readonly isPersonal?: boolean;
  readonly Component: ComponentType<PageProps<Data>>;
}

/** Returns the page as it is. `Data` is the type of the answer to its query. */
export declare function definePage<Data = unknown>(page: PageRoute<Data>): PageRoute;

export interface QueryAnswer<Data> {
  /** Undefined until the first answer. */
  readonly data: Data | undefined;
  /** The message of a failed or partly failed query. */
  readonly error: string | undefined;
  readonly isLoading: boolean;
  readonly refetch: () => void;
}

/** Runs a query of the graph. The server waits for the answer and renders it. */
export declare function useQuery<Data = unknown>(
  query: string,
  variables?: Readonly<Record<string, unknown>>,
): QueryAnswer<Data>;

export interface MutationAnswer<Data> {
  readonly data: Data | undefined;
  readonly error: string | undefined;
}

/** Returns a function that runs a mutation in the browser. */
export declare function useMutation<Data = unknown>(
  mutation: string,
): (variables?: Readonly<Record<string, unknown>>) => Promise<MutationAnswer<Data>>;

/** Returns the project's own text of `messages` in `souk.config.ts`: `t("gift")` is the key `project.gift`. */
export declare function useText(): (key: string, values?: Readonly<Record<string, string | number | Date>>) => string;

export declare function useShopLocale(): PageLocale;

export interface LinkProps {
  /** A path without a language. */
  readonly to: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link to a page of the shop, in the language of the visitor. */
export declare const Link: ComponentType<LinkProps>;

/** An amount in the format of the visitor's language. */
export declare const Money: ComponentType<{ readonly value: MoneyAmount }>;

/** A framed box with an optional heading. */
export declare const Panel: ComponentType<{ readonly title?: string; readonly children: ReactNode }>;

export interface ButtonProps {
  readonly onClick?: () => void;
  /** Makes the button a link to a page of the shop. */
  readonly to?: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

export declare const Button: ComponentType<ButtonProps>;

/** A link in `account.nav` or `admin.nav`. */
export declare const NavigationLink: ComponentType<{ readonly to: string; readonly label: string }>;
