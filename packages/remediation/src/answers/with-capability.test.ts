import { describe, expect, it } from 'vitest';
import { withCapability, withoutMisspelling } from './with-capability.js';

const WANTED = 'mail.protection.outlook.com:AcceptCloudServicesMail';

describe('withCapability (§D.1)', () => {
  it.each<[readonly string[], readonly string[]]>([
    [[], [WANTED]],
    [['partner.example:AcceptOorgProtocol'], ['partner.example:AcceptOorgProtocol', WANTED]],
    [
      ['MAIL.protection.outlook.com:AcceptOorgProtocol'],
      ['mail.protection.outlook.com:AcceptOorgProtocol,AcceptCloudServicesMail'],
    ],
    [['mail.protection.outlook.com:AcceptCloudServiceMail'], [WANTED]],
    [['mail.protection.outlook.com'], [WANTED]],
    [
      ['<I>CN=CA, O=http://ca.example<S>CN=x:AcceptOorgProtocol'],
      ['<I>CN=CA, O=http://ca.example<S>CN=x:AcceptOorgProtocol', WANTED],
    ],
  ])('%j becomes %j', (current, expected) => {
    expect(withCapability(current, WANTED)).toEqual(expected);
  });
});

describe('withoutMisspelling (§D.1)', () => {
  it.each<[readonly string[], readonly string[]]>([
    [[], []],
    [['mail.protection.outlook.com:AcceptCloudServiceMail'], []],
    [
      ['mail.protection.outlook.com:AcceptOorgProtocol,acceptcloudservicemail'],
      ['mail.protection.outlook.com:AcceptOorgProtocol'],
    ],
    [
      [WANTED, 'partner.example'],
      [WANTED, 'partner.example'],
    ],
  ])('%j becomes %j', (current, expected) => {
    expect(withoutMisspelling(current)).toEqual(expected);
  });
});
