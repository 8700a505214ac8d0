import { defineConfig, date, enumeration, number, reference, text } from "@souk/shop/config";

const label = { en: "A field", fr: "Un champ" };

/** A project that declares fields, for the tests of pages and of the API. */
export default defineConfig({
  fields: {
    User: {
      company: text({
        label: { en: "Company", fr: "Entreprise" },
        maxLength: 40,
        atRegistration: true,
        filter: true,
        sort: true,
        list: true,
      }),
      employees: number({ label: { en: "Employees", fr: "Employés" }, integer: true, min: 1, atRegistration: true }),
      rating: number({ label: { en: "Rating", fr: "Note" }, visibility: "staff" }),
      notes: text({ label: { en: "Notes", fr: "Notes" }, multiline: true }),
    },
    Address: {
      doorCode: text({ label: { en: "Door code", fr: "Digicode" }, maxLength: 10 }),
      floor: number({ label: { en: "Floor", fr: "Étage" }, integer: true, max: 50 }),
      kind: enumeration({
        label: { en: "Kind", fr: "Type" },
        values: { HOME: { en: "Home", fr: "Maison" }, WORK: { en: "Work", fr: "Travail" } },
      }),
    },
    Order: {
      giftMessage: text({ label: { en: "Gift message", fr: "Message cadeau" }, multiline: true, list: true }),
      deliverOn: date({ label: { en: "Deliver on", fr: "Livrer le" }, min: "2026-01-01", visibility: "owner" }),
      margin: number({ label: { en: "Margin", fr: "Marge" }, visibility: "staff", list: true, filter: true }),
    },
    Product: {
      origin: text({ label, filter: true, sort: true, search: true }),
      roaster: reference({ label, to: "User" }),
      margin: number({ label, visibility: "staff", sort: true }),
    },
    Category: { intro: text({ label }) },
  },
});
