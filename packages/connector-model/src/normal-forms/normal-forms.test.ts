import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBinding, parseBinding } from './binding.js';
import { parseByteSize } from './byte-size.js';
import { checkCapability, parseDomainCapability } from './domain-capability.js';
import { domainOfAddressSpace, normalAddressSpace, normalSmartHost } from './domain-pattern.js';
import {
  AUTH_MECHANISMS,
  CERTIFICATE_SERVICES,
  flagsOfNumber,
  PERMISSION_GROUPS,
  splitFlags,
} from './enumerations.js';
import { serverName } from './server-name.js';
import { parseTimeSpan } from './time-span.js';
import { compareX509Identifiers, parseX509Identifier } from './x509-identifier.js';

describe('parseBinding', () => {
  it.each([
    ['0.0.0.0:25', { family: 4, port: 25 }],
    ['[::]:25', { family: 6, port: 25 }],
    [':::25', { family: 6, port: 25 }],
    ['192.0.2.10:587', { family: 4, address: '192.0.2.10', port: 587 }],
    ['[FE80::1%11]:2525', { family: 6, address: 'fe80::1', port: 2525 }],
  ])('reads %s', (text, expected) => {
    expect(parseBinding(text)).toEqual(expected);
  });

  it.each(['', '25', '0.0.0.0', '0.0.0.0:', '0.0.0.0:65536', 'host:25', ':25'])('refuses %s', (text) => {
    expect(parseBinding(text)).toBeUndefined();
  });

  it('is printed as PowerShell prints it', () => {
    const texts = ['0.0.0.0:25', '[::]:25', '192.0.2.10:587', '[2001:db8::1]:25'];
    expect(
      texts.map((text) => parseBinding(text)).map((binding) => binding && formatBinding(binding)),
    ).toEqual(texts);
  });
});

describe('parseByteSize', () => {
  it.each([
    ['36 MB (37,748,736 bytes)', 37_748_736],
    ['36 MB (37.748.736 bytes)', 37_748_736],
    ['36 MB (37 748 736 bytes)', 37_748_736],
    ['36 Mo (37\u00a0748\u00a0736 octets)', 37_748_736],
    ['36 MB (37\u202f748\u202f736 Bytes)', 37_748_736],
    ["36 MB (37'748'736 bytes)", 37_748_736],
    ['36 MB (37’748’736 bytes)', 37_748_736],
    ['256 KB (262,144 bytes)', 262_144],
    ['36MB', 37_748_736],
    ['1,5 GB', 1_610_612_736],
    ['37748736', 37_748_736],
    ['Unlimited', 'Unlimited'],
  ])('reads %s in any locale (§G.1)', (text, expected) => {
    expect(parseByteSize(text)).toBe(expected);
  });

  it.each(['', 'big', '36 MB (bytes)', '(x)', '1 parsec'])('refuses %s', (text) => {
    expect(parseByteSize(text)).toBeUndefined();
  });
});

describe('parseTimeSpan', () => {
  it.each([
    ['00:10:00', 600],
    ['1.00:00:00', 86_400],
    ['2.03:04:05.5', 183_845.5],
    ['-00:00:05', -5],
  ])('reads %s (§G.1)', (text, expected) => {
    expect(parseTimeSpan(text)).toBe(expected);
  });

  it.each(['', 'soon', '10', '00:10', '1.2.3:4:5'])('refuses %s', (text) => {
    expect(parseTimeSpan(text)).toBeUndefined();
  });
});

describe('flags', () => {
  it('are the same from text and from the number (§D.2)', () => {
    const auth = ['Tls', 'Integrated', 'BasicAuth', 'BasicAuthRequireTLS', 'ExchangeServer'];
    expect(flagsOfNumber(31, AUTH_MECHANISMS)).toEqual(auth);
    expect(splitFlags('31', AUTH_MECHANISMS)).toEqual(auth);
    expect(splitFlags(auth.join(', '), AUTH_MECHANISMS)).toEqual(auth);
    expect(flagsOfNumber(13, PERMISSION_GROUPS)).toEqual([
      'AnonymousUsers',
      'ExchangeServers',
      'ExchangeLegacyServers',
    ]);
    expect(flagsOfNumber(0x1b, CERTIFICATE_SERVICES)).toEqual(['IMAP', 'POP', 'IIS', 'SMTP']);
  });

  it('keep what has no name', () => {
    expect(flagsOfNumber(65, AUTH_MECHANISMS)).toEqual(['Tls', '64']);
    expect(splitFlags('tls, Brandnew', AUTH_MECHANISMS)).toEqual(['Tls', 'Brandnew']);
  });

  it('of None are none', () => {
    expect(splitFlags('None', AUTH_MECHANISMS)).toEqual([]);
    expect(flagsOfNumber(0, AUTH_MECHANISMS)).toEqual([]);
  });
});

describe('address spaces', () => {
  it.each(['smtp:*;1', 'SMTP:*;1', '*', 'smtp:*', '*;1'])(
    '%s are one (Microsoft365DSC issue 2180)',
    (text) => {
      expect(normalAddressSpace(text)).toBe('smtp:*;1');
      expect(domainOfAddressSpace(text)).toBe('*');
    },
  );

  it('keep cost and type', () => {
    expect(normalAddressSpace('SMTP:Contoso.mail.onmicrosoft.com;10')).toBe(
      'smtp:contoso.mail.onmicrosoft.com;10',
    );
    expect(normalAddressSpace('X400:c=US;a= ;p=contoso;1')).toBe('x400:c=us;a= ;p=contoso;1');
  });

  it('are stable', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = normalAddressSpace(text);
        expect(normalAddressSpace(once)).toBe(once);
      }),
    );
  });
});

describe('normalSmartHost', () => {
  it.each([
    ['Mail.Contoso.com.', 'mail.contoso.com'],
    ['192.0.2.1', '[192.0.2.1]'],
    ['[192.0.2.1]', '[192.0.2.1]'],
    ['[2001:db8::1]', '[2001:db8::1]'],
    ['192.0.2.0/24', '[192.0.2.0/24]'],
  ])('gives %s one form', (text, expected) => {
    expect(normalSmartHost(text)).toBe(expected);
  });
});

describe('serverName', () => {
  it.each(['ex01', 'EX01', 'ex01.contoso.local', '\\\\EX01', ' EX01 '])('%s is one server', (text) => {
    expect(serverName(text)).toBe('EX01');
  });
});

describe('parseDomainCapability', () => {
  it('splits at the last colon, as an issuer may hold one (§D.1)', () => {
    const text =
      '<I>CN=CA, OU=http://pki.example/cps<S>CN=mail.protection.outlook.com:AcceptCloudServicesMail';
    expect(parseDomainCapability(text)).toEqual({
      domain: '<I>CN=CA, OU=http://pki.example/cps<S>CN=mail.protection.outlook.com',
      capabilities: ['AcceptCloudServicesMail'],
      raw: text,
    });
  });

  it('reads several capabilities, and numbers (§D.1)', () => {
    const expected = ['AcceptOorgProtocol', 'AcceptCloudServicesMail'];
    expect(parseDomainCapability('d:AcceptOorgProtocol, acceptcloudservicesmail').capabilities).toEqual(
      expected,
    );
    expect(parseDomainCapability('d:514').capabilities).toEqual(expected);
    expect(parseDomainCapability('d').capabilities).toEqual([]);
  });

  it('never corrects a misspelling (§D.1)', () => {
    const { capabilities } = parseDomainCapability('mail.protection.outlook.com:AcceptCloudServiceMail');
    expect(capabilities).toEqual(['AcceptCloudServiceMail']);
  });
});

describe('checkCapability', () => {
  it.each(['AcceptCloudServicesMail', 'acceptoorgprotocol', 'AcceptOorgHeader'])('knows %s', (name) => {
    expect(checkCapability(name)).toEqual({ known: true });
  });

  it.each([
    'AcceptCloudServiceMail',
    'AcceptCloudServicesMails',
    'AcceptCloudServciesMail',
    'AceptCloudServicesMail',
  ])('sees in %s what was meant', (name) => {
    expect(checkCapability(name)).toEqual({ known: false, suggestion: 'AcceptCloudServicesMail' });
  });

  it('suggests nothing for another word', () => {
    expect(checkCapability('AcceptEverything')).toEqual({ known: false });
  });
});

describe('parseX509Identifier', () => {
  it('splits at the first <S> outside quotes, tags in either case (§B.4)', () => {
    const raw = '<i>CN="a <S> b", O=x<s>CN=mail.contoso.com, O="<S>"';
    expect(parseX509Identifier(raw)).toEqual({
      raw,
      issuer: 'CN="a <S> b", O=x',
      subject: 'CN=mail.contoso.com, O="<S>"',
    });
  });

  it.each(['CN=a', '<S>CN=a<I>CN=b', '<I>CN=a', '<I>CN="a<S>CN=b'])(
    'leaves broken tags of %s unsplit',
    (raw) => {
      expect(parseX509Identifier(raw)).toEqual({ raw });
    },
  );
});

describe('compareX509Identifiers', () => {
  const base = parseX509Identifier('<I>CN=CA, S=Ohio, E=ca@x.example<S>CN=mail.contoso.com');
  it.each([
    ['<I>CN=CA, S=Ohio, E=ca@x.example<S>CN=mail.contoso.com', 'equal'],
    ['<i>CN=CA, S=Ohio, E=ca@x.example<s>CN=mail.contoso.com', 'equal'],
    ['<I>cn=ca, S=OHIO, E=ca@x.example<S>CN=MAIL.contoso.com', 'equal-ignoring-case'],
    ['<I>CN=CA, ST=Ohio, emailAddress=ca@x.example<S>CN=mail.contoso.com', 'look-alike'],
    ['<I>CN=CA,S=Ohio,E=ca@x.example<S>CN=mail.contoso.com', 'look-alike'],
    ['<I>CN=CA 2, S=Ohio, E=ca@x.example<S>CN=mail.contoso.com', 'different'],
  ])('%s is %s (§B.4)', (text, expected) => {
    expect(compareX509Identifiers(base, parseX509Identifier(text))).toBe(expected);
  });
});
