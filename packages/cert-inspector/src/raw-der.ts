/** The encoded elements inside the first element of `der`, as slices; undefined where lengths are not DER's or lead outside. */
export function rawChildren(der: Uint8Array): Uint8Array[] | undefined {
  const outer = readHeader(der, 0);
  if (!outer) return undefined;
  const children: Uint8Array[] = [];
  for (let at = outer.start; at < outer.end;) {
    const inner = readHeader(der, at);
    if (!inner || inner.end > outer.end) return undefined;
    children.push(der.subarray(at, inner.end));
    at = inner.end;
  }
  return children;
}

/** The content of the first element of `der`. */
export function rawContent(der: Uint8Array): Uint8Array | undefined {
  const header = readHeader(der, 0);
  return header && der.subarray(header.start, header.end);
}

/** Where the content of the element at `at` starts and ends; identifiers of one octet, definite lengths. */
function readHeader(
  der: Uint8Array,
  at: number,
): { readonly start: number; readonly end: number } | undefined {
  const form = der[at + 1];
  if (form === undefined || form === 0x80) return undefined;
  const count = form < 0x80 ? 0 : form & 0x7f;
  if (count > 4) return undefined;
  let length = count === 0 ? form : 0;
  for (const digit of der.subarray(at + 2, at + 2 + count)) length = length * 256 + digit;
  const start = at + 2 + count;
  return start + length <= der.length ? { start, end: start + length } : undefined;
}
