import { known, type SendConnector } from '@hybrid-mailflow/connector-model';
import type { PredictionInput } from './prediction-input.js';
import { missingRoot } from './missing-root.js';
import type { OnpremToCloudOutcome, SessionSketch } from './server-prediction.js';

/** Names under which Exchange Online's certificates of its clouds stand; never a complete list (§I.7). */
const CLOUD_NAME = /(^|\.)(outlook\.com|office365\.us|partner\.outlook\.cn|mx\.microsoft)$/i;

/** What the server makes of Exchange Online's own certificate at this TlsAuthLevel (§D.3); undefined where it is accepted. */
export function validateRemote(
  sketch: SessionSketch,
  { facts }: PredictionInput,
  server: string,
  connector: SendConnector,
): OnpremToCloudOutcome | undefined {
  const { tlsAuthLevel, tlsDomain } = connector;
  const level = known(tlsAuthLevel);
  if (level === undefined) {
    const text = 'the export does not show TlsAuthLevel, so what is checked of Exchange Online is unknown';
    return sketch.lack('send-connectors', 'validation', text, tlsAuthLevel.origin);
  }
  if (level === null || level === 'EncryptionOnly') {
    const text = `TlsAuthLevel is ${level ?? 'empty'}: any certificate of the other side is accepted`;
    sketch.step('validation', text, tlsAuthLevel.origin);
    return undefined;
  }
  const root = missingRoot(facts, server);
  if (root) {
    sketch.step('validation', root.text, root.origin, 'medium');
    sketch.replyWith('454 4.7.5');
    return 'remote-validation-failed';
  }
  if (level !== 'DomainValidation') {
    sketch.step(
      'validation',
      `TlsAuthLevel is ${level}: the chain is checked, not the name`,
      tlsAuthLevel.origin,
    );
    return undefined;
  }
  const name = known(tlsDomain);
  if (name === undefined) {
    const text = 'TlsAuthLevel is DomainValidation, but the export does not show TlsDomain';
    return sketch.lack('send-connectors', 'validation', text, tlsDomain.origin);
  }
  if (name !== null && CLOUD_NAME.test(name)) {
    sketch.step('validation', `TlsDomain ${name} is a name of Exchange Online`, tlsDomain.origin, 'high');
    return undefined;
  }
  const wanted = name === null ? 'TlsDomain is empty, so the recipient domain' : `TlsDomain ${name}`;
  const text = `${wanted} is expected in the certificate of Exchange Online, which does not carry it: mail stays queued with 454 4.7.5`;
  sketch.step('validation', text, tlsDomain.origin, name === null ? 'medium' : 'high');
  sketch.replyWith('454 4.7.5');
  return 'remote-validation-failed';
}
