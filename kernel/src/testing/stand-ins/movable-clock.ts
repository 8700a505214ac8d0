import type { Clock } from "../../values/clock.js";

/** A clock that stands still until a test moves it. */
export class MovableClock implements Clock {
  constructor(private time = new Date()) {}

  now(): Date {
    return this.time;
  }

  move(seconds: number): void {
    this.time = new Date(this.time.getTime() + seconds * 1000);
  }
}
