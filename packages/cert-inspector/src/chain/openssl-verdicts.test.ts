import { describe, expect, it } from 'vitest';
import { openssl, OPENSSL_MISSING } from '../../test/openssl.js';
import { parsed } from '../../test/parse.js';
import { randomChain, type RandomChain } from '../../test/random-chain.js';
import { RandomSource } from '../../test/random-source.js';
import { inspectChain } from './inspect-chain.js';

const CHAINS = 250;

function verdictOfOpenssl({ leaf, sent, anchors, asOf }: RandomChain): string {
  const pem = (list: RandomChain['sent']): string => list.map((one) => one.pem).join('');
  const seconds = String(Date.parse(asOf) / 1000);
  const untrusted = sent.length > 0 ? ['-untrusted', 'sent.pem'] : [];
  const files = { 'anchors.pem': pem(anchors), 'sent.pem': pem(sent), 'leaf.pem': leaf.pem };
  const args = [
    'verify',
    '-no-CApath',
    '-no-CAstore',
    '-CAfile',
    'anchors.pem',
    ...untrusted,
    '-attime',
    seconds,
    'leaf.pem',
  ];
  const { status, output } = openssl(args, files);
  return status === 0 ? 'trusted' : (/error \d+ at \d+ depth lookup: .*/.exec(output)?.[0] ?? output);
}

const title = OPENSSL_MISSING ? `(skipped: ${OPENSSL_MISSING})` : 'as openssl verify does';

describe.skipIf(OPENSSL_MISSING)(`verdicts over random chains, ${title}`, () => {
  it(`agree on ${CHAINS} chains with up to two faults`, { timeout: 120_000 }, () => {
    const random = new RandomSource(20_261_124);
    const disagreements: string[] = [];
    let trusted = 0;
    for (let number = 0; number < CHAINS; number++) {
      const chain = randomChain(random);
      const theirs = verdictOfOpenssl(chain);
      const [ours] = inspectChain(parsed(chain.leaf, ...chain.sent), {
        asOf: chain.asOf,
        stores: [{ name: 'test', anchors: parsed(...chain.anchors) }],
      }).verdicts;
      if (theirs === 'trusted') trusted++;
      if ((theirs === 'trusted') !== (ours?.result === 'trusted'))
        disagreements.push(
          `${number} (${chain.faults.join(', ')}): ${theirs}, but ${ours?.result ?? ''}: ${ours?.reason ?? ''}`,
        );
    }
    expect(disagreements).toEqual([]);
    // A generator that makes only broken or only good chains would prove nothing.
    expect(trusted).toBeGreaterThan(CHAINS / 10);
    expect(trusted).toBeLessThan((CHAINS * 9) / 10);
  });
});
