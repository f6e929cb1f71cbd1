/** The first and the last of moments, ISO 8601 UTC; empty ones do not count. */
export class Span {
  #first = '';
  #last = '';

  add(time: string | undefined): void {
    if (time === undefined || time === '') return;
    // Mostly the latest comes next: then one comparison will do.
    if (time > this.#last) {
      this.#last = time;
      if (this.#first === '') this.#first = time;
    } else if (time < this.#first) this.#first = time;
  }

  ends(): { readonly first?: string; readonly last?: string } {
    return this.#first === '' ? {} : { first: this.#first, last: this.#last };
  }
}
