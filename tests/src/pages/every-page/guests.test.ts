import { guestViews } from "./page-views.js";
import { testPages } from "./test-pages.js";

testPages(guestViews);
