/** The first and the last of moments, ISO 8601 UTC; empty ones do not count. */
export class Span {
  #first = '';
  #last = '';

  add(time: string | undefined): void {
    if (time === undefined || time === '') return;
    if (this.#first === '' || time < this.#first) this.#first = time;
    if (time > this.#last) this.#last = time;
  }

  ends(): { readonly first?: string; readonly last?: string } {
    return this.#first === '' ? {} : { first: this.#first, last: this.#last };
  }
}
