/** How mail gateways and other mail servers name themselves in host names, banners and certificates. */
const GATEWAYS: readonly (readonly [RegExp, string])[] = [
  [/\bpphosted\.com\b|\bproofpoint\b/i, 'Proofpoint'],
  [/\bmimecast\b/i, 'Mimecast'],
  [/\bbarracuda(?:networks)?\b|\bess\.barracudanetworks\.com\b/i, 'Barracuda'],
  [/\biphmx\.com\b|\bironport\b|\bcisco secure email\b|\bESA ESMTP\b/i, 'Cisco Secure Email'],
  [/\bmessagelabs\.com\b|\bsymanteccloud\b/i, 'Symantec Email Security'],
  [/\bsophos\b|\bhydra\.sophos\.com\b/i, 'Sophos'],
  [/\bfortimail\b/i, 'FortiMail'],
  [/\btrendmicro\b|\bimsva\b|\bInterScan\b/i, 'Trend Micro'],
  [/\bhornetsecurity\b|\bantispameurope\b/i, 'Hornetsecurity'],
  [/\bretarus\b/i, 'Retarus'],
  [/\bnospamproxy\b/i, 'NoSpamProxy'],
  [/\bspamtitan\b/i, 'SpamTitan'],
  [/\bforcepoint\b|\bmailcontrol\.com\b/i, 'Forcepoint'],
  [/\btrellix\b|\bfireeye\b|\bfireeyecloud\.com\b/i, 'Trellix'],
  [/\bsecurence\b/i, 'Securence'],
  [/\bsemf\b|\bscanmail\b|\bMailMarshal\b|\bTrustwave SEG\b/i, 'Trustwave MailMarshal'],
  [/\bclearswift\b/i, 'Clearswift'],
  [/\bzixmail\b|\bzixcorp\b/i, 'Zix'],
  [/\bPMG\b|\bproxmox\b/i, 'Proxmox Mail Gateway'],
  [/\bESMTP Postfix\b/i, 'Postfix'],
  [/\bESMTP Exim\b/i, 'Exim'],
  [/\bESMTP Sendmail\b/i, 'Sendmail'],
];

/** The product a text names; undefined where it names none. */
export function gatewayOf(text: string): string | undefined {
  return GATEWAYS.find(([pattern]) => pattern.test(text))?.[1];
}
