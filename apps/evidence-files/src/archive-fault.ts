/** An archive that cannot be unpacked, or not further: the message says why. */
export class ArchiveFault extends Error {}
