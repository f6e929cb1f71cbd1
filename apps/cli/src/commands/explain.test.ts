import { describe, expect, it } from 'vitest';
import { runFake } from '../../test/fake-terminal.js';
import { EXIT } from '../exit-code.js';

describe('explain', () => {
  it.each([
    ['4.4.317', /^4\.4\.317 {2}enhanced status code/],
    ['subjectmismatch', /^SubjectMismatch {2}word, certificate/],
    ['10061', /^ConnectionRefused {2}network error/],
    ['0x800b0109', /^0x800B0109 {2}Windows status/],
    ['12014', /^12014 {2}event/],
    ['XXXXXXXA', /^XXXA {2}protocol log/],
    ['Served-Certificate-Expired', /^served-certificate-expired {2}rule, blocker\n\nThe certificate/],
    ['tls-domain-wrong', /^tls-domain-wrong {2}cause\n\nTlsDomain of the OutboundConnector [^]*\n\nFIX\n/],
    ['client-auth-missing', /^client-auth-missing {2}lint, advice\n/],
  ])('knows %s', async (name, heading) => {
    const { code, output, errors } = await runFake(['explain', name]);
    expect(output).toMatch(heading);
    expect({ code, errors }).toEqual({ code: EXIT.nothing, errors: '' });
  });

  it('explains an error text, quoted or not, by the words in it', async () => {
    const words = ['TLS', 'negotiation', 'failed', 'with', 'error', 'NoCredentials'];
    const { output } = await runFake(['explain', ...words]);
    expect(output).toMatch(/^READ AS {3}NoCredentials\n\nNoCredentials {2}word/);
    expect((await runFake(['explain', words.join(' ')])).output).toBe(output);
  });

  it('lists what stands under a name in the catalogue and among the causes', async () => {
    const { output } = await runFake(['explain', 'certificate-expired']);
    expect(output).toMatch(/^certificate-expired {2}word/);
    expect(output).toMatch(/^certificate-expired {2}cause/m);
  });

  it('keeps the URLs whole and the rest inside the terminal', async () => {
    const { output } = await runFake(['explain', 'SubjectMismatch'], { columns: 60 });
    const plain = output.replace(/\x1b\[\d+m/g, '');
    const wide = plain.split('\n').filter((line) => line.length > 60);
    expect(wide.every((line) => /^ +https:\/\/\S+$/.test(line))).toBe(true);
  });

  it('gives programs the same', async () => {
    const { code, output } = await runFake(['explain', '5.7.51', '--format', 'json']);
    expect(code).toBe(EXIT.nothing);
    expect(JSON.parse(output)).toMatchObject({
      query: '5.7.51',
      entries: [{ id: '5.7.51', family: 'enhanced-code', class: 'attribution' }],
      causes: [],
      rules: [],
      lints: [],
    });
  });

  it('suggests what is spelled nearly so, and says it with its exit code', async () => {
    const { code, output, errors } = await runFake(['explain', 'SubjectMissmatch']);
    expect({ code, output }).toEqual({ code: EXIT.notRecognised, output: '' });
    expect(errors).toMatch(/SubjectMissmatch\. Did you mean SubjectMismatch\?\n$/);
  });

  it('suggests causes, rules and lints as well', async () => {
    expect((await runFake(['explain', 'tls-domain-wrng'])).errors).toMatch(/Did you mean tls-domain-wrong\?/);
  });

  it('makes nothing up, and shows nobody’s escapes', async () => {
    const { code, errors } = await runFake(['explain', '5.7.999\u001b[31m']);
    expect(code).toBe(EXIT.notRecognised);
    expect(errors).not.toContain('\u001b');
  });

  it('wants a name', async () => {
    expect((await runFake(['explain'])).code).toBe(EXIT.usage);
  });
});
