/** The former name of `fake-siteverify`. */
export {
  /** @public @deprecated Use `openFakeSiteverify` of `@souk/router/testing/fake-siteverify`. */
  openFakeSiteverify as openSiteverifyDouble,
  /** @public @deprecated Use `FakeSiteverify` of `@souk/router/testing/fake-siteverify`. */
  type FakeSiteverify as SiteverifyDouble,
} from "./fake-siteverify.js";
