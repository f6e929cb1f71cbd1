/** A host name in the form names are compared in (§E.2.2): lower case, without trailing dot, international labels as A-labels. */
export function toComparableName(name: string): string {
  const trimmed = name.trim().replace(/\.$/, '');
  // Only names beyond ASCII are converted: the converter takes `1.2.3` for an IPv4 address.
  const converted = /[^\0-\x7f]/.test(trimmed) ? (toALabels(trimmed) ?? trimmed) : trimmed;
  return converted.toLowerCase();
}

function toALabels(name: string): string | undefined {
  const url = `http://${name}/`;
  return /[/?#@:\\\s]/.test(name) || !URL.canParse(url) ? undefined : new URL(url).hostname;
}
