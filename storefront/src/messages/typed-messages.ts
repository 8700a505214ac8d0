// Without this import the compiler does not find the module that is extended below.
import type {} from "use-intl";
import type { Locale } from "../app/locale";
import type account from "./account/en.json";
import type admin from "./admin/en.json";
import type adminCatalog from "./adminCatalog/en.json";
import type adminOperations from "./adminOperations/en.json";
import type adminSales from "./adminSales/en.json";
import type checkout from "./checkout/en.json";
import type common from "./common/en.json";
import type courses from "./courses/en.json";
import type media from "./media/en.json";
import type reviews from "./reviews/en.json";
import type shared from "./shared/en.json";
import type shop from "./shop/en.json";
import type teaching from "./teaching/en.json";

/** A key that English does not have is a compile error; a test holds French to the same keys. */
declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: {
      account: typeof account;
      admin: typeof admin;
      adminCatalog: typeof adminCatalog;
      adminOperations: typeof adminOperations;
      adminSales: typeof adminSales;
      checkout: typeof checkout;
      common: typeof common;
      courses: typeof courses;
      media: typeof media;
      reviews: typeof reviews;
      shared: typeof shared;
      shop: typeof shop;
      teaching: typeof teaching;
    };
  }
}
