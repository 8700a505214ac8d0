/** The package has types for its larger build alone. */
declare module "hls.js/light" {
  export { default } from "hls.js";
}
