import { fold } from './fold-text';
import { BLOCK, LONGEST_TEXT, MOST_TEXTS, result, texts, textsEnd } from './layout';

/** A power of two, several times the number of texts. */
const SLOTS: i32 = 4096;
/** Number of the text whose hash leads to the slot, counted from 1; 0 where there is none. */
const slots: usize = memory.data(SLOTS * 4);
const hashes: usize = memory.data(MOST_TEXTS * 4);
const places: usize = memory.data(MOST_TEXTS * 4);
const lengths: usize = memory.data(MOST_TEXTS * 4);
/** Loaded from `16 - n` on, it keeps the first n bytes of a block. */
const masks: usize = memory.data<u8>([
  0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);

let count: i32 = 0;
let free: usize = texts;

/**
 * The number of a text of at most `LONGEST_TEXT` bytes: the same for the same text, as long as the texts are not
 * forgotten. With `folded`, texts are the same that differ in what is volatile only.
 */
export function numberOf(start: usize, length: i32, folded: bool): i32 {
  if (count == MOST_TEXTS || free + LONGEST_TEXT + BLOCK > textsEnd) forget();
  if (folded) fold(start, length, free);
  const text = folded ? free : start;
  const hash = hashOf(text, length);
  let slot = hash & (SLOTS - 1);
  for (;;) {
    const number = load<i32>(at(slots, slot)) - 1;
    if (number < 0) break;
    const isSame =
      load<i32>(at(hashes, number)) == hash &&
      load<i32>(at(lengths, number)) == length &&
      isSameText(load<i32>(at(places, number)), text, length);
    if (isSame) return number;
    slot = (slot + 1) & (SLOTS - 1);
  }
  if (!folded) memory.copy(free, start, length);
  store<i32>(at(slots, slot), count + 1);
  store<i32>(at(hashes, count), hash);
  store<i32>(at(lengths, count), length);
  store<i32>(at(places, count), <i32>free);
  free += length;
  return count++;
}

function forget(): void {
  memory.fill(slots, 0, SLOTS * 4);
  count = 0;
  free = texts;
  store<i32>(result, load<i32>(result, 8) + 1, 8);
}

function at(list: usize, index: i32): usize {
  return list + ((<usize>index) << 2);
}

function hashOf(text: usize, length: i32): i32 {
  const factor = i32x4.splat(0x9e3779b1);
  let hash = i32x4.splat(length);
  for (let done = 0; done < length; done += BLOCK) {
    const turned = v128.or(i32x4.shl(hash, 5), i32x4.shr_u(hash, 27));
    hash = i32x4.mul(v128.xor(turned, blockOf(text, done, length)), factor);
  }
  let one = i32x4.extract_lane(hash, 0);
  one = mix(one, i32x4.extract_lane(hash, 1));
  one = mix(one, i32x4.extract_lane(hash, 2));
  return mix(one, i32x4.extract_lane(hash, 3));
}

function mix(hash: i32, lane: i32): i32 {
  const mixed = (rotl(hash, 5) ^ lane) * 0x9e3779b1;
  return mixed ^ (mixed >>> 15);
}

function isSameText(known: usize, text: usize, length: i32): bool {
  for (let done = 0; done < length; done += BLOCK) {
    if (v128.any_true(v128.xor(blockOf(known, done, length), blockOf(text, done, length)))) return false;
  }
  return true;
}

/** Sixteen bytes of the text, those behind its end zero. */
function blockOf(text: usize, done: i32, length: i32): v128 {
  const block = v128.load(text + done);
  const left = length - done;
  return left >= BLOCK ? block : v128.and(block, v128.load(masks + BLOCK - left));
}
