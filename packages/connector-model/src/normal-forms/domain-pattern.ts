/** Domain names compare without case and without a trailing dot. */
export function normalDomain(text: string): string {
  return text.trim().toLowerCase().replace(/\.$/, '');
}

/**
 * The one form of an address space or sender domain, `smtp:contoso.com;1`: exports print `SMTP:*;1`, `smtp:*;1`, and where
 * a person wrote it `contoso.com`. (§G.1; false drift in Microsoft365DSC issue 2180)
 */
export function normalAddressSpace(text: string): string {
  const parts = /^(?:([a-z][a-z0-9]*):)?(.*?)(?:;(\d{1,3}))?$/i.exec(text.trim());
  if (!parts) return text.trim().toLowerCase();
  return `${(parts[1] ?? 'smtp').toLowerCase()}:${normalDomain(parts[2] ?? '')};${parts[3] ?? '1'}`;
}

/** The domain part of an address space: `*` of `smtp:*;1`. Plain domains pass through. */
export function domainOfAddressSpace(text: string): string {
  return normalAddressSpace(text)
    .replace(/^[^:]*:/, '')
    .replace(/;\d+$/, '');
}

/** A smart host in one form: a lower-case name, or an address as `[192.0.2.1]`. */
export function normalSmartHost(text: string): string {
  const bare = normalDomain(text).replace(/^\[(.*)\]$/, '$1');
  return /^[\d.]+(\/\d+)?$/.test(bare) || bare.includes(':') ? `[${bare}]` : bare;
}
