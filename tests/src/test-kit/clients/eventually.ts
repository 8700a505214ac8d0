export { eventually } from "@souk/kernel/testing/eventually";
