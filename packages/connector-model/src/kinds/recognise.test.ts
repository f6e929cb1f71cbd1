import { readExport } from '@hybrid-mailflow/powershell-export';
import { describe, expect, it } from 'vitest';
import { toOrganization } from '../to-organization.js';

const CLIXML = `<Objs xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj RefId="0">
  <TN RefId="0"><T>System.Collections.Hashtable</T><T>System.Object</T></TN>
  <DCT>
    <En><S N="Key">Receive</S><Obj N="Value" RefId="1"><LST>
      <Obj RefId="2">
        <TN RefId="1"><T>Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector</T></TN>
        <Props><S N="Identity">EX01\\Relay</S><B N="RequireTLS">false</B></Props>
      </Obj>
      <Obj RefId="3"><TNRef RefId="1" /><Props><S N="Identity">EX02\\Relay</S></Props></Obj>
    </LST></Obj></En>
    <En><S N="Key">Again</S><Ref N="Value" RefId="2" /></En>
    <En><S N="Key">When</S><S N="Value">today</S></En>
  </DCT>
</Obj></Objs>`;

describe('recognise', () => {
  it('finds the objects a script put into a hashtable, each once', () => {
    const { records } = readExport(CLIXML, { item: 'all.xml' });
    const { organization, unused } = toOrganization(records);
    expect(organization.receiveConnectors.map(({ identity, origin }) => [identity, origin.line])).toEqual([
      ['EX01\\Relay', 4],
      ['EX02\\Relay', 4],
    ]);
    expect(organization.receiveConnectors[0]?.requireTls).toMatchObject({
      state: 'set',
      origin: { line: 7 },
    });
    expect(unused).toEqual([]);
  });

  it('finds them in JSON, by their properties', () => {
    const json =
      '{"EX01": {"Receive": [{"Identity": "EX01\\\\Relay", "Bindings": ["0.0.0.0:25"], "RemoteIPRanges": []}]}}';
    const { organization } = toOrganization(readExport(json, { item: 'all.json' }).records);
    expect(organization.receiveConnectors.map(({ identity }) => identity)).toEqual(['EX01\\Relay']);
  });

  it('reads the bytes of a certificate as JSON writes them', () => {
    const json = '{"Thumbprint": "AB", "Subject": "CN=a", "NotAfter": "x", "RawData": [48, 130, 255]}';
    const { organization } = toOrganization(readExport(json, { item: 'EX01.json' }).records);
    expect(organization.certificates[0]?.rawData).toEqual(Uint8Array.from([48, 130, 255]));
  });

  it('leaves a record alone that gathers nothing', () => {
    const { records } = readExport('{"Name": "x", "Inner": {"Name": "y"}}', { item: 'x.json' });
    expect(toOrganization(records).unused).toEqual(records);
  });
});
