/** Subjects under which mail systems send their reports. */
export const REPORT_SUBJECT = new RegExp(
  [
    String.raw`un-?deliver(?:able|ed)|returned mail|failure notice|failed delivery|delivery fail(?:ed|ure)`,
    String.raw`delivery (?:status|notification|failure|report \(failure\))|mail (?:delivery|system) (?:failed|failure|error|status)`,
    String.raw`message delivery has failed|could not be delivered|error sending your mail|nondeliverable|non-delivery`,
    String.raw`^\[bounce\]$|message you sent blocked|message (?:status|undeliverable)|delayed \d+ hours`,
    String.raw`unzustellbar|nicht zugestellt|non remis|non recapitabile|no se puede entregar|no entregado|onbestelbaar`,
    String.raw`não é possível entregar|配信できません|配信に失敗|無法傳遞|未送达|недоставлено|не доставлено`,
  ].join('|'),
  'i',
);
