import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '@hybrid-mailflow/evidence';
import { readExport } from '@hybrid-mailflow/powershell-export';
import { describe, expect, it } from 'vitest';
import { known } from './setting.js';
import { toOrganization } from './to-organization.js';

const folder = join(import.meta.dirname, '../../../../shared/corpus/clixml');
const there = existsSync(folder);
const reason = there ? '' : ' (skipped: the folder of real inputs does not stand beside the checkout)';

describe.skipIf(!there)(`real Export-Clixml files${reason}`, () => {
  it('become an organization in which nothing is unreadable', () => {
    const records = readdirSync(folder).flatMap(
      (item) => readExport(decodeText(readFileSync(join(folder, item))).text, { item }).records,
    );
    const { organization, issues, unused } = toOrganization(records);
    const { servers, ...objects } = organization;
    const lists = Object.entries(objects).map(([name, list]) => [name, list.length] as const);
    console.log(
      lists
        .filter(([, count]) => count > 0)
        .map(([name, count]) => `${count} ${name}`)
        .join(', '),
      `on ${servers.join(', ')}`,
    );
    expect({ issues, unused }).toEqual({ issues: [], unused: [] });
    expect(lists.reduce((sum, [, count]) => sum + count, 0)).toBe(records.length);

    const unknown = Object.entries(objects).flatMap(([name, list]) =>
      list.flatMap((object) =>
        Object.entries(object)
          .filter(([, setting]) => isUnknown(setting))
          .map(([setting]) => `${name}.${setting}`),
      ),
    );
    // What CLIXML does not carry of a certificate (its DER tells most of it), and nothing else.
    expect(unknown.filter((name) => !name.startsWith('certificates.'))).toEqual([]);
    for (const { rawData, thumbprint, subject } of organization.certificates) {
      expect(rawData?.[0]).toBe(0x30);
      expect(known(thumbprint)).toMatch(/^[0-9A-F]{40}$/);
      expect(known(subject)).toMatch(/^CN=/);
    }
    for (const connector of organization.receiveConnectors) {
      expect(known(connector.bindings)).not.toHaveLength(0);
      expect(known(connector.remoteIpRanges)).not.toHaveLength(0);
      expect(known(connector.authMechanism)).not.toHaveLength(0);
      expect(known(connector.maxMessageSize)).toBeGreaterThan(0);
    }
  });
});

function isUnknown(setting: unknown): boolean {
  return typeof setting === 'object' && setting !== null && 'state' in setting && setting.state === 'unknown';
}
