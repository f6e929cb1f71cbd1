import type { FaultClass } from '../delivery-attempt.js';

/** A public page an entry rests on. */
export interface Source {
  readonly title: string;
  readonly url: string;
}

/** What kind of thing an entry explains. */
export type CatalogueFamily =
  'token' | 'enhanced-code' | 'network-error' | 'windows-status' | 'event' | 'log-phrase';

/** A code, word, event or phrase, and what it means for mail between Exchange Online and Exchange Server. */
export interface CatalogueEntry {
  /** As printed, and unique in its family: `SubjectMismatch`, `4.4.317`, `10061`, `0x800B0109`, `12014`. */
  readonly id: string;
  readonly family: CatalogueFamily;
  readonly class: FaultClass;
  /** Who writes it: the software that gives this reply or logs this event. */
  readonly raisedBy: string;
  readonly flow: 'cloud-to-onprem' | 'onprem-to-cloud' | 'either';
  /** One or two plain sentences. */
  readonly meaning: string;
  /** Ids of causes, most likely first; none where the text alone allows no guess. */
  readonly likelyCauses: readonly string[];
  /** Where to begin; absent where the likely causes say it all. */
  readonly remedy?: string;
  readonly sources: readonly [Source, ...Source[]];
  /** Other ways to write or print the same. */
  readonly names?: readonly string[];
  /** Lower-case wordings by which it shows in a text, behind the enhanced code where one decides. */
  readonly phrases?: readonly string[];
  /** Enhanced codes that say the same where no word does. */
  readonly codes?: readonly string[];
}

export type EntryOf = Omit<CatalogueEntry, 'family'>;
