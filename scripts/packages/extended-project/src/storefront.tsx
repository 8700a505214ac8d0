import { lookbook } from "./pages/lookbook.tsx";

export const routes = [lookbook];
