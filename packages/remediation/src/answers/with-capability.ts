/** The one value Exchange accepts; `AcceptCloudServiceMail`, found in blog posts, it refuses (§D.1). */
const MISSPELLED = /^AcceptCloudServiceMail$/i;

interface DomainCapabilities {
  readonly domain: string;
  readonly capabilities: readonly string[];
}

/**
 * A TlsDomainCapabilities value with one capability added, such as `mail.protection.outlook.com:AcceptCloudServicesMail`.
 * Entries of other domains stay as they are, as do further capabilities of the same domain.
 */
export function withCapability(current: readonly string[], wanted: string): readonly string[] {
  const { domain, capabilities } = parse(wanted);
  const own = current.map(parse).filter((entry) => entry.domain.toLowerCase() === domain.toLowerCase());
  const kept = own
    .flatMap((entry) => entry.capabilities)
    .filter((capability) => !MISSPELLED.test(capability) && !includes(capabilities, capability));
  const others = current.filter((entry) => parse(entry).domain.toLowerCase() !== domain.toLowerCase());
  return [...others, `${domain}:${[...kept, ...capabilities].join(',')}`];
}

/**
 * A value as a server can hold it: the misspelling stands in evidence only, copied from a blog post, because the
 * capabilities are an enumeration. No script may compare with it, or put it back.
 */
export function withoutMisspelling(current: readonly string[]): readonly string[] {
  return current.flatMap((entry) => {
    const { domain, capabilities } = parse(entry);
    const kept = capabilities.filter((capability) => !MISSPELLED.test(capability));
    if (kept.length === capabilities.length) return [entry];
    return kept.length === 0 ? [] : [`${domain}:${kept.join(',')}`];
  });
}

/** The last colon divides, because a certificate identifier before it may hold `http://` (§D.1). */
function parse(entry: string): DomainCapabilities {
  const colon = entry.lastIndexOf(':');
  if (colon < 0) return { domain: entry.trim(), capabilities: [] };
  const capabilities = entry.slice(colon + 1).split(',');
  return {
    domain: entry.slice(0, colon).trim(),
    capabilities: capabilities
      .map((capability) => capability.trim())
      .filter((capability) => capability !== ''),
  };
}

function includes(names: readonly string[], name: string): boolean {
  return names.some((other) => other.toLowerCase() === name.toLowerCase());
}
