import { certificateTest } from '../formats/certificate-test.js';
import { checktls } from '../formats/checktls.js';
import { dnsAnswer } from '../formats/dns-answer.js';
import { edgeSync } from '../formats/edge-sync.js';
import { event } from '../formats/event.js';
import { firewallLog } from '../formats/firewall-log.js';
import { hcwEntry } from '../formats/hcw-entry.js';
import { opensslSClient } from '../formats/openssl-s-client.js';
import { proxySetting } from '../formats/proxy-setting.js';
import { registryValue } from '../formats/registry-value.js';
import { renewalLog } from '../formats/renewal-log.js';
import { serviceState } from '../formats/service-state.js';
import { smtpDialogue } from '../formats/smtp-dialogue.js';
import { storeCertificate } from '../formats/store-certificate.js';
import { swaks } from '../formats/swaks.js';
import type { TextForm } from './text-form.js';

/** Every form told by its lines. Where a line is a sign of two, the one with the higher score has it, then the earlier. */
export const FORMS: readonly TextForm[] = [
  opensslSClient,
  swaks,
  checktls,
  smtpDialogue,
  dnsAnswer,
  certificateTest,
  storeCertificate,
  event,
  hcwEntry,
  edgeSync,
  serviceState,
  proxySetting,
  registryValue,
  renewalLog,
  firewallLog,
];
