import { describe, expect, it } from 'vitest';
import { parseReceived } from './received.js';

describe('parseReceived', () => {
  it.each([
    [
      'from EX01.contoso.com (10.0.0.11) by EX02.contoso.com (2001:db8::12) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.2.1544.4 via Frontend Transport; Mon, 2 Mar 2026 08:00:06 +0100',
      {
        from: 'EX01.contoso.com',
        fromAddress: '10.0.0.11',
        by: 'EX02.contoso.com',
        byAddress: '2001:db8::12',
        with: 'Microsoft SMTP Server',
        via: 'Frontend Transport',
        id: '15.2.1544.4',
        tlsVersion: 'TLS 1.2',
        cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
        time: { raw: 'Mon, 2 Mar 2026 08:00:06 +0100', iso: '2026-03-02T07:00:06.000Z' },
      },
    ],
    [
      'from a.contoso.com (a.contoso.com [192.0.2.1]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) by b.fabrikam.com (Postfix) with ESMTPS id AB12 for <bob@fabrikam.com>; Mon, 2 Mar 2026 08:00:00 GMT',
      {
        from: 'a.contoso.com',
        fromAddress: '192.0.2.1',
        by: 'b.fabrikam.com',
        with: 'ESMTPS',
        id: 'AB12',
        for: 'bob@fabrikam.com',
        tlsVersion: 'TLS 1.3',
        cipher: 'TLS_AES_256_GCM_SHA384',
        time: { raw: 'Mon, 2 Mar 2026 08:00:00 GMT', iso: '2026-03-02T08:00:00.000Z' },
      },
    ],
    [
      'from [192.0.2.9] (helo=a.contoso.com) by mx.fabrikam.com with esmtps (TLS1.2:ECDHE_RSA_AES_256_GCM_SHA384:256) (Exim 4.94) id 1a-2; 2 Mar 2026 08:00',
      {
        fromAddress: '192.0.2.9',
        by: 'mx.fabrikam.com',
        with: 'esmtps',
        id: '1a-2',
        tlsVersion: 'TLS 1.2',
        cipher: 'ECDHE_RSA_AES_256_GCM_SHA384',
        time: { raw: '2 Mar 2026 08:00', iso: '2026-03-02T08:00:00.000Z' },
      },
    ],
    [
      'from x (version=TLSv1/SSLv3 cipher=DHE-RSA-AES256-SHA bits=256) by y',
      { from: 'x', by: 'y', cipher: 'DHE-RSA-AES256-SHA' },
    ],
    ['nonsense (unclosed; ;', {}],
    ['', {}],
  ])('reads %s', (value, hop) => {
    expect(parseReceived(value)).toEqual(hop);
  });
});
