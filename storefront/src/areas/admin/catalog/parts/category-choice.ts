/** A category as it is offered for choosing. */
export interface CategoryChoice {
  readonly slug: string;
  readonly name: string;
}
