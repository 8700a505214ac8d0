export { eventually, until } from "@souk/kernel/testing/eventually";
