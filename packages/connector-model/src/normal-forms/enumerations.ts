/** Names and numbers of an Exchange enumeration; exports carry either. */
export type Enumeration = Readonly<Record<string, number>>;

/** Receive connector AuthMechanism. (§D.2) */
export const AUTH_MECHANISMS: Enumeration = {
  None: 0,
  Tls: 1,
  Integrated: 2,
  BasicAuth: 4,
  BasicAuthRequireTLS: 8,
  ExchangeServer: 16,
  ExternalAuthoritative: 32,
};

/** Receive connector PermissionGroups. (§D.2) */
export const PERMISSION_GROUPS: Enumeration = {
  None: 0,
  AnonymousUsers: 1,
  ExchangeUsers: 2,
  ExchangeServers: 4,
  ExchangeLegacyServers: 8,
  Partners: 16,
  Custom: 32,
};

/** Capabilities in TlsDomainCapabilities. (§D.1) */
export const RECEIVE_CAPABILITIES: Enumeration = {
  None: 0,
  AcceptOorgHeader: 1,
  AcceptOorgProtocol: 2,
  AcceptCloudServicesMail: 512,
};

/** ServerRole, and TransportRole of a receive connector. (§G.1) */
export const SERVER_ROLES: Enumeration = {
  None: 0,
  Mailbox: 2,
  ClientAccess: 4,
  UnifiedMessaging: 16,
  HubTransport: 32,
  Edge: 64,
  FrontendTransport: 16_384,
};

export const PROTOCOL_LOGGING_LEVELS: Enumeration = { None: 0, Verbose: 1 };

/** MessageRateSource of a receive connector; the others were not seen as numbers. (§G.1) */
export const MESSAGE_RATE_SOURCES: Enumeration = { IPAddress: 1, User: 2 };

/** SizeEnabled of a receive connector. (§G.1) */
export const SIZE_MODES: Enumeration = { Enabled: 1, EnabledWithoutValue: 2 };

/** ExtendedProtectionPolicy of a receive connector; the others were not seen as numbers. */
export const EXTENDED_PROTECTION_POLICIES: Enumeration = { None: 0 };

/** SmartHostAuthMechanism of a send connector; the others were not seen as numbers. */
export const SMART_HOST_AUTH_MECHANISMS: Enumeration = { None: 0 };

/** DomainType of an accepted domain. (§G.1) */
export const ACCEPTED_DOMAIN_TYPES: Enumeration = { Authoritative: 0, ExternalRelay: 1, InternalRelay: 2 };

/** Services of a certificate. (§G.2) */
export const CERTIFICATE_SERVICES: Enumeration = {
  None: 0,
  IMAP: 1,
  POP: 2,
  UM: 4,
  IIS: 8,
  SMTP: 16,
  Federation: 32,
  UMCallRouter: 64,
};

/** Status of a certificate; numbers other than 1 were not seen in an export and stay numbers. (§G.2) */
export const CERTIFICATE_STATUSES: Enumeration = { Valid: 1 };

/** RootCAType of a certificate. (§G.2) */
export const ROOT_CA_TYPES: Enumeration = { None: 0, Registry: 3 };

/** TlsAuthLevel, ConnectorType and others whose numbers are not published: names as they are, numbers stay unread. */
export const NAMES_ONLY: Enumeration = {};

/** Flags of a number, by name; bits without a name are left as numbers. Zero gives no flag. */
export function flagsOfNumber(number: number, enumeration: Enumeration): readonly string[] {
  const flags: string[] = [];
  let rest = number;
  for (const [name, bit] of Object.entries(enumeration)) {
    if (bit === 0 || (number & bit) !== bit) continue;
    flags.push(name);
    rest &= ~bit;
  }
  return rest === 0 ? flags : [...flags, String(rest)];
}

/** Flags of a text such as `Tls, Integrated` or `31`, in Exchange's spelling where it is known; `None` gives no flag. */
export function splitFlags(text: string, enumeration: Enumeration): readonly string[] {
  const words = text.split(/[,;]/).map((word) => word.trim());
  return words
    .filter((word) => word !== '')
    .flatMap((word) =>
      /^\d{1,9}$/.test(word) ? flagsOfNumber(Number(word), enumeration) : [spell(word, enumeration)],
    )
    .filter((word) => word !== 'None');
}

/** The name in Exchange's spelling, else as given. */
export function spell(name: string, enumeration: Enumeration): string {
  const wanted = name.toLowerCase();
  return Object.keys(enumeration).find((known) => known.toLowerCase() === wanted) ?? name;
}

/** The name that belongs to the number, if any. */
export function nameOfNumber(number: number, enumeration: Enumeration): string | undefined {
  return Object.keys(enumeration).find((name) => enumeration[name] === number);
}
