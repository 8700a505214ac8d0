import type { Format } from "./format.js";
import { cartService } from "./formats/cart-service.js";
import { eStore } from "./formats/e-store.js";
import { minishop } from "./formats/minishop.js";
import { monorepo } from "./formats/monorepo.js";
import { studynotion } from "./formats/studynotion.js";

export const formats: readonly Format[] = [cartService, minishop, eStore, monorepo, studynotion];
