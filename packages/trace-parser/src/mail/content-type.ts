export interface ContentType {
  /** In lower case; `text/plain` where none is given or it is damaged. */
  readonly type: string;
  /** By name in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

const TYPE = /^\s*([a-z0-9.+_-]{1,80}\/[a-z0-9.+_-]{1,120})/i;
/** `name=value`, `name="value"`; of RFC 2231's `name*0=` and `name*=` the name and the value as they stand. */
const PARAMETER = /;\s*([a-z0-9_-]{1,60})(?:\*\d{0,2})?\*?\s*=\s*(?:"([^"]*)"?|([^;\s"]*))/gi;

/** Reads a Content-Type or Content-Disposition value, forgiving what mail programs get wrong. */
export function parseContentType(value: string | undefined): ContentType {
  const type = value === undefined ? undefined : TYPE.exec(value)?.[1];
  const parameters = new Map<string, string>();
  for (const match of (value ?? '').matchAll(PARAMETER)) {
    const [, name = '', quoted, bare = ''] = match;
    const key = name.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted ?? bare);
  }
  return { type: type?.toLowerCase() ?? 'text/plain', parameters };
}
