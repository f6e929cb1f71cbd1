import { describe, expect, it } from 'vitest';
import { isOpenQuote, quotedReply } from './quoted-reply.js';

describe('quotedReply', () => {
  it.each([
    [
      "Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'",
      'Remote Server returned',
      '550 5.1.10 RESOLVER.ADR.RecipientNotFound',
    ],
    ['Le serveur distant a renvoyé « 550 5.7.1 Refusé »', 'Le serveur distant a renvoyé', '550 5.7.1 Refusé'],
    ['リモート サーバーから「550 5.1.1 unknown」', 'リモート サーバーから', '550 5.1.1 unknown'],
    [
      "Remote Server returned '< #4.4.7 smtp;550 4.4.7 QUEUE.Expired; message expired>'",
      'Remote Server returned',
      '550 4.4.7 QUEUE.Expired; message expired',
    ],
    [
      "returned '554 5.7.1 <ex01.contoso.com #5.7.1 smtp;550 5.7.1 refused (x)>'",
      'returned',
      '550 5.7.1 refused (x)',
    ],
    [
      "returned '451 4.4.0 responded with: \"454 4.7.5 it's bad.\" Attempted'",
      'returned',
      '451 4.4.0 responded with: "454 4.7.5 it\'s bad." Attempted',
    ],
    ['#550 5.2.2 mailbox full ##rfc822;bob@contoso.com', '', '550 5.2.2 mailbox full'],
    ['<ex01.contoso.com #5.1.1>', 'ex01.contoso.com', '5.1.1'],
    ['550 5.1.1 unknown', '', '550 5.1.1 unknown'],
  ])('reads %s', (line, head, text) => {
    expect(quotedReply(line)).toMatchObject({ head, text });
  });

  it.each(["It cost 'about 500' euros", '550 people came', 'Server at mail.contoso.com', '# 12'])(
    'finds none in %s',
    (line) => {
      expect(quotedReply(line)).toBeUndefined();
    },
  );

  it('knows a quote that goes on in the next line', () => {
    expect(isOpenQuote("Server returned '451 4.4.397 Error ->")).toBe(true);
    expect(isOpenQuote("Server returned '451 4.4.397 Error'")).toBe(false);
    expect(isOpenQuote("It's late")).toBe(false);
  });
});
