import { property, type ExportObject, type PropertyValue } from '@hybrid-mailflow/powershell-export';

/**
 * The text PowerShell would print for one value; undefined where it has none (bytes, several values, an object of
 * unknown shape). Objects that JSON spread out to properties are put together again. (§G.1)
 */
export function valueText(value: PropertyValue | undefined): string | undefined {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === undefined || value === null || value instanceof Uint8Array) return undefined;
  if (isList(value)) return value.length === 1 ? shallowText(value[0]) : undefined;
  if (value.kind === 'object') return objectText(value.value);
  return plainText(value);
}

/** A list as opposed to a single value. (Array.isArray does not narrow readonly arrays.) */
export function isList(value: PropertyValue): value is readonly PropertyValue[] {
  return Array.isArray(value);
}

/** The value without the properties that remoting or a script hung on it: the list, the text or the number itself. */
export function baseOf(value: PropertyValue): PropertyValue {
  return objectOf(value)?.base ?? value;
}

/** The object a value is, where it is one. */
export function objectOf(value: PropertyValue | undefined): ExportObject | undefined {
  return value !== undefined &&
    value !== null &&
    typeof value === 'object' &&
    'kind' in value &&
    value.kind === 'object'
    ? value.value
    : undefined;
}

/** The value of a property that was read wholly. */
export function propertyValue(object: ExportObject, name: string): PropertyValue | undefined {
  const found = property(object, name);
  return found.state === 'value' ? found.value : undefined;
}

function objectText(object: ExportObject): string | undefined {
  if (object.text !== undefined && object.text !== '') return object.text.trim();
  if (object.base !== undefined) return valueText(object.base);
  for (const toText of SHAPES) {
    const text = toText((name) => shallowText(propertyValue(object, name)));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** As valueText, but one level of objects only: exports nest an IPAddress in an IPBinding and no deeper. */
function shallowText(value: PropertyValue | undefined): string | undefined {
  if (value === undefined || value === null || typeof value !== 'object') return valueText(value);
  if (value instanceof Uint8Array || isList(value) || value.kind !== 'object') return plainText(value);
  const object = value.value;
  if (object.text !== undefined && object.text !== '') return object.text.trim();
  const names = ['IPAddressToString', 'Domain', 'Expression', 'Name', 'Value'];
  return names.map((name) => plainText(propertyValue(object, name))).find((text) => text !== undefined);
}

function plainText(value: PropertyValue | undefined): string | undefined {
  if (value === undefined || value === null || value instanceof Uint8Array) return undefined;
  if (typeof value !== 'object') return String(value).trim();
  if (isList(value)) {
    const texts = value.filter((item) => typeof item === 'string');
    return texts.length === value.length ? texts.join(',') : undefined;
  }
  return value.kind === 'enum' ? (value.value.name ?? value.value.number?.toString()) : undefined;
}

type Shape = (get: (name: string) => string | undefined) => string | undefined;

/** The Exchange types whose text can be rebuilt from their properties, most telling first. */
const SHAPES: readonly Shape[] = [
  // IPBinding
  (get) => {
    const [address, port] = [get('Address'), get('Port')];
    if (address === undefined || port === undefined) return undefined;
    return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  },
  // IPRange
  (get) => {
    const [low, high] = [get('LowerBound'), get('UpperBound')];
    return get('Expression') ?? (low !== undefined && high !== undefined ? `${low}-${high}` : undefined);
  },
  // SmtpX509Identifier, but not the one inside a capability
  (get) => {
    const [issuer, subject] = [get('CertificateIssuer'), get('CertificateSubject')];
    return issuer !== undefined && subject !== undefined ? `<I>${issuer}<S>${subject}` : undefined;
  },
  // SmtpReceiveDomainCapabilities
  (get) => {
    const [domain, capabilities] = [get('Domain'), get('Capabilities')];
    return domain !== undefined && capabilities !== undefined ? `${domain}:${capabilities}` : undefined;
  },
  // AddressSpace
  (get) => {
    const [type, address, cost] = [get('Type'), get('Address') ?? get('Domain'), get('Cost')];
    return type !== undefined && address !== undefined ? `${type}:${address};${cost ?? '1'}` : undefined;
  },
  // ServerVersion
  (get) => {
    const [major, minor, build, revision] = ['Major', 'Minor', 'Build', 'Revision'].map(get);
    return major !== undefined && minor !== undefined && build !== undefined
      ? `Version ${major}.${minor} (Build ${build}.${revision ?? '0'})`
      : undefined;
  },
  (get) => (get('IsUnlimited')?.toLowerCase() === 'true' ? 'Unlimited' : undefined),
  (get) => get('IPAddressToString'),
  // EnhancedTimeSpan
  (get) => formatTicks(get('Ticks')),
  // ADObjectId; an identity is more than its Name
  (get) => get('DistinguishedName'),
  // Fqdn, SmtpDomain, SmartHost, Unlimited, an enumeration of ConvertTo-Json
  (get) => get('Domain') ?? get('Name') ?? get('Value'),
];

function formatTicks(ticks: string | undefined): string | undefined {
  if (ticks === undefined || !/^\d{1,15}$/.test(ticks)) return undefined;
  const seconds = Math.floor(Number(ticks) / 1e7);
  const two = (part: number) => String(part).padStart(2, '0');
  const days = Math.floor(seconds / 86_400);
  const clock = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days > 0 ? `${days}.${clock}` : clock;
}
