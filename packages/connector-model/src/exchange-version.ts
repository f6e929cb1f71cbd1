/** An Exchange Server product, as far as a build tells. 2019 and Subscription Edition share 15.2. (§G.2) */
export interface ExchangeVersion {
  readonly product: '2007' | '2010' | '2013' | '2016' | '2019' | 'Subscription Edition' | 'unknown';
  readonly major: number;
  readonly minor: number;
  readonly build: number;
  readonly revision: number;
}

/** The first build of Subscription Edition (inferred; builds of 2019 stay below). */
const SUBSCRIPTION_EDITION_BUILD = 2562;

/** Reads AdminDisplayVersion, `Version 15.2 (Build 986.5)`, or a plain build number, `15.2.986.5`. */
export function parseExchangeVersion(text: string): ExchangeVersion | undefined {
  const parts = /(\d{1,3})\.(\d{1,3})(?:\s*\(Build\s+|\.)(\d{1,6})(?:\.(\d{1,6}))?/i.exec(text.slice(0, 200));
  if (!parts) return undefined;
  const [major = 0, minor = 0, build = 0, revision = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return { product: productOf(major, minor, build), major, minor, build, revision };
}

/** Above 0 when the left build is the newer one. */
export function compareExchangeVersions(left: ExchangeVersion, right: ExchangeVersion): number {
  return (
    left.major - right.major ||
    left.minor - right.minor ||
    left.build - right.build ||
    left.revision - right.revision
  );
}

function productOf(major: number, minor: number, build: number): ExchangeVersion['product'] {
  if (major === 8) return '2007';
  if (major === 14) return '2010';
  if (major !== 15) return 'unknown';
  if (minor === 0) return '2013';
  if (minor === 1) return '2016';
  if (minor !== 2) return 'unknown';
  return build >= SUBSCRIPTION_EDITION_BUILD ? 'Subscription Edition' : '2019';
}
