import { createApp } from "vue";
import App from "./app.vue";
import { language } from "./messages.ts";

document.documentElement.lang = language;
createApp(App).mount("#app");
