import { expect, it } from 'vitest';
import { inspectChain } from './inspect-chain.js';
import { nodeTrustStore } from './trust-store.js';

it('the roots of Node.js are all read, and trusted', () => {
  const store = nodeTrustStore();
  expect(store.anchors.length).toBeGreaterThan(100);
  const [root] = store.anchors;
  if (!root) throw new Error('no roots');
  const asOf = root.notBefore ?? '';
  expect(inspectChain([root], { asOf, stores: [store] }).verdicts).toMatchObject([
    { store: 'node', result: 'trusted' },
  ]);
});
