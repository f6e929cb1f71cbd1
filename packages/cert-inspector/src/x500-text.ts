/** The value of the first `CN=` in a name as Windows prints it; undefined where there is none. */
export function commonNameOfText(name: string): string | undefined {
  return attributeOfText(name, 'CN');
}

const VALUES = {
  CN: /(?:^|, | \+ )CN=(?:"((?:[^"]|"")*)"|([^,]*?))(?=, | \+ |$)/,
  E: /(?:^|, | \+ )E=(?:"((?:[^"]|"")*)"|([^,]*?))(?=, | \+ |$)/,
} as const;

/** The value of the first attribute with that key. */
export function attributeOfText(name: string, key: keyof typeof VALUES): string | undefined {
  const match = VALUES[key].exec(maskQuoted(name));
  if (!match) return undefined;
  const start = match.index + match[0].indexOf(`${key}=`) + key.length + 1;
  const value = name.slice(start, match.index + match[0].length);
  return value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value;
}

/** The same text with the content of quotes blanked, so that a `, CN=` inside quotes is none. */
function maskQuoted(name: string): string {
  return name.replace(/"(?:[^"]|"")*"/g, (quoted) => `"${'_'.repeat(quoted.length - 2)}"`);
}
