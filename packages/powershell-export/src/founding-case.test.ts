import { caseFile } from '@hybrid-mailflow/testing';
import { expect, it } from 'vitest';
import { property } from './export-record.js';
import { readExport } from './read-export.js';

const item = 'EX01/receive-connectors.txt';
const text = new TextDecoder().decode(caseFile('half-deferred', item));
const { format, records } = readExport(text, { item });

it('reads the connectors of a server, each with all its properties', () => {
  const lines = text.match(/^[A-Z]\w+ +: /gm)?.length ?? 0;
  expect(format).toBe('format-list');
  expect(records.map((record) => [property(record, 'Name'), record.properties.size])).toMatchObject(
    ['Default', 'Client Proxy', 'Default Frontend', 'Outbound Proxy Frontend', 'Client Frontend'].map(
      (name) => [{ state: 'value', value: `${name} EX01` }, lines / 5],
    ),
  );
});

it('joins a value that the console has wrapped, and tells empty from absent', () => {
  const [, , frontend] = records;
  if (frontend === undefined) throw new Error('no third object');
  const line = text.split('\r\n').findIndex((row) => row.includes('<I>CN=Example Trust')) + 1;
  expect(property(frontend, 'TlsCertificateName')).toMatchObject({
    state: 'value',
    value:
      '<I>CN=Example Trust TLS RSA CA 1, O=Example Trust Services, C=US<S>CN=mail.contoso.com, O=Contoso Ltd, L=London, C=GB',
    origin: { item, line },
  });
  expect(property(frontend, 'Banner').state).toBe('empty');
  expect(property(frontend, 'NoSuchProperty').state).toBe('absent');
});
