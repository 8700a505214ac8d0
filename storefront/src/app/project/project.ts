import type { PageRoute, SlotName, Slots } from "@souk/storefront/extend";
import { createContext, use } from "react";
import type { AbstractIntlMessages } from "use-intl/core";

/** The additions of a project to the pages. */
export interface Project {
  readonly slots: Slots;
  readonly routes: readonly PageRoute[];
  /** Compiled messages in the language of the page, by area. */
  readonly messages: AbstractIntlMessages;
}

export const noProject: Project = { slots: {}, routes: [], messages: {} };

export const ProjectContext = createContext<Project>(noProject);

export function useProject(): Project {
  return use(ProjectContext);
}

const places: Readonly<Record<SlotName, true>> = {
  "home.top": true,
  "product.below": true,
  "product.aside": true,
  "cart.below": true,
  "checkout.below": true,
  "order.below": true,
  "account.nav": true,
  "admin.nav": true,
  "admin.dashboard": true,
  "admin.order.aside": true,
  "admin.product.aside": true,
};

export const slotNames: readonly string[] = Object.keys(places);
