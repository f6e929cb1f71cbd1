import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagnose } from '@hybrid-mailflow/diagnosis';
import { formatJson } from '@hybrid-mailflow/report';
import { buildArchive } from '../../evidence-files/test/build-archive.js';
import { bundleAction, runBundle } from '../test/run-bundle.js';

const reason =
  '"Reason: [{LED=450 4.7.320 Certificate validation failed [Message=SubjectMismatch] ' +
  '[LastAttemptedServerName=mail.contoso.com] [LastAttemptedIP=172.16.254.1:25] ' +
  '[DB5EUR01FT001.eop-EUR01.prod.protection.outlook.com]};{MSG=SubjectMismatch};{FQDN=mail.contoso.com};' +
  '{IP=172.16.254.1};{LRT=11/1/2017 12:12:45 PM}]. OutboundProxyTargetIP: 172.16.254.1. ' +
  'OutboundProxyTargetHostName: mail.contoso.com"';
const trace = `date,message_id,sender_address,recipient_address,event,detail\r\n2017-11-01T12:12:45Z,<1@contoso.com>,a@fabrikam.com,b@contoso.com,DEFER,${reason}\r\n`;

let bundle: string;
let workspace: string;
beforeAll(async () => {
  bundle = await bundleAction();
  workspace = await mkdtemp(join(tmpdir(), 'workspace-'));
  await mkdir(join(workspace, 'evidence/EX02'), { recursive: true });
  await writeFile(join(workspace, 'evidence/EX02/trace.csv'), trace);
  await mkdir(join(workspace, 'empty'));
}, 60_000);
afterAll(async () => {
  await rm(dirname(bundle), { recursive: true });
  await rm(workspace, { recursive: true });
});

describe('the bundle, as a process of its own', () => {
  const inputs = { paths: 'evidence\n', 'as-of': '2026-11-24' };

  it('annotates, summarises and sets the outputs', async () => {
    const ran = await runBundle(bundle, workspace, inputs);
    expect(ran.errors).toBe('');
    expect(ran.code).toBe(1);
    expect(ran.log).toMatch(/^MEANS {3}450 4\.7\.320 SubjectMismatch/m);
    expect(ran.log).toMatch(/^::(?:error|warning) file=evidence\/EX02\/trace\.csv,line=2,/m);
    expect(ran.summary).toContain('## Hybrid mail flow diagnosis');
    expect(ran.outputs).toMatchObject({
      verdict: 'causes-found',
      findings: expect.stringMatching(/^[1-9]/) as string,
    });
    expect(ran.outputs['cause']).toMatch(/^[a-z-]+$/);
    expect(ran.outputs['confidence']).toMatch(/^(?:low|medium)$/);
  });

  it('writes the JSON the library gives', async () => {
    const ran = await runBundle(bundle, workspace, { ...inputs, 'fail-on': 'never' });
    const items = [{ label: 'evidence/EX02/trace.csv', bytes: Buffer.from(trace) }];
    expect(ran.code).toBe(0);
    expect(await readFile(ran.outputs['json'] ?? '', 'utf8')).toBe(
      formatJson(await diagnose(items, { asOf: '2026-11-24' })),
    );
  });

  it('reads the archive of a collector', async () => {
    const archive = buildArchive([{ name: 'EX02/trace.csv', bytes: Buffer.from(trace) }]);
    await writeFile(join(workspace, 'collected.zip'), archive);
    const ran = await runBundle(bundle, workspace, { ...inputs, paths: 'collected.zip', 'fail-on': 'never' });
    const items = [{ label: 'collected.zip/EX02/trace.csv', bytes: Buffer.from(trace) }];
    expect(await readFile(ran.outputs['json'] ?? '', 'utf8')).toBe(
      formatJson(await diagnose(items, { asOf: '2026-11-24' })),
    );
  });

  it('prints the answer in the format asked for, without annotations when told', async () => {
    const ran = await runBundle(bundle, workspace, { ...inputs, format: 'json', annotations: 'false' });
    expect(ran.log).toMatch(/^\{\n {2}"schemaVersion"/);
    expect(ran.log).not.toMatch(/^::(?:warning|notice)/m);
  });

  it.each([
    [{ paths: 'nowhere' }, /^::error::.*nowhere: no such file or folder/m],
    [{ paths: 'empty' }, /^::error::Nothing in the evidence was recognised\.$/m],
    [{ paths: '' }, /^::error::.*paths/m],
    [{ 'as-of': 'tuesday' }, /^::error::.*as-of.*2026-11-24/m],
    [{ 'fail-on': 'all' }, /^::error::.*fail-on.*blocker, degraded, advice, never/m],
  ])('fails in a sentence with %j', async (given, sentence) => {
    const ran = await runBundle(bundle, workspace, { ...inputs, ...given });
    expect(ran.code).toBe(1);
    expect(ran.log).toMatch(sentence);
    expect(ran.log + ran.errors).not.toContain('    at ');
  });
});
