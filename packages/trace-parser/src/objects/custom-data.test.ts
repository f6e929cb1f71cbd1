import { describe, expect, it } from 'vitest';
import { readCustomData } from './custom-data.js';
import { readTraceData } from './trace-data.js';

describe('readCustomData', () => {
  it('parts groups, joins those that come again, and finds the connector', () => {
    expect(
      readCustomData(
        'S:AMA=SUM|v=1|action=b|error=|atch=1;S:AMA=EV|engine=M|file=a;S:tlsversion=SP_PROT_TLS1_2_CLIENT;S:InboundConnectorData=Name=Inbound from 1f2e;ConnectorType=OnPremises;TenantId=x',
      ),
    ).toEqual({
      'S:AMA': 'SUM|v=1|action=b|error=|atch=1; EV|engine=M|file=a',
      'S:tlsversion': 'SP_PROT_TLS1_2_CLIENT',
      'S:InboundConnectorData': 'Name=Inbound from 1f2e;ConnectorType=OnPremises;TenantId=x',
      ConnectorName: 'Inbound from 1f2e',
    });
  });

  it.each(['', 'nothing of the kind', ';;;S', 'S:=x;S:y'])('makes nothing of %s', (text) => {
    expect(readCustomData(text)).toEqual({});
  });
});

describe('readTraceData', () => {
  it('reads the entries of the XML, the first of each name', () => {
    expect(
      readTraceData(
        '<root><MEP Name="A" String="x &lt;y&gt;"/><MEP Name="B" Integer="5"/><MEP Name="A" String="z"/><MEP Name="C" String=""/>',
      ),
    ).toEqual({ A: 'x <y>', B: '5' });
  });
});
