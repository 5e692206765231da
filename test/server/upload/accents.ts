/** Letters that Unicode does not decompose, and the letter Chevereto's file names get for them. */
const single: Record<string, string> = {
  Æ: 'A',
  æ: 'a',
  Œ: 'O',
  œ: 'o',
  Ø: 'O',
  ø: 'o',
  ß: 's',
  ſ: 's',
  Đ: 'D',
  đ: 'd',
  Ð: 'D',
  ð: 'd',
  Þ: 'T',
  þ: 't',
  Ħ: 'H',
  ħ: 'h',
  ı: 'i',
  Ĳ: 'I',
  ĳ: 'i',
  ĸ: 'k',
  Ł: 'L',
  ł: 'l',
  Ŀ: 'K',
  ŀ: 'l',
  Ŋ: 'N',
  ŋ: 'n',
  ŉ: 'n',
  Ŧ: 'T',
  ŧ: 't',
  ƒ: 'f',
};

/** Alphabets written as their letters and, in the same order, what stands for each. */
const alphabets: [string, string][] = [
  ['ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ', 'ABGDEZITIKLMNKOPRSTYFXPO'],
  ['αβγδεζηθικλμνξοπρσςτυφχψω', 'abgdezitiklmnkoprsstyfxpo'],
  // Small Cyrillic letters become capitals too, as on the real server.
  ['АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ', 'ABVGDEZZIKLMNOPRSTUFKTCSSYEYY'],
  ['абвгдежзиклмнопрстуфхцчшщыэюя', 'ABVGDEZZIKLMNOPRSTUFKTCSSYEYY'],
  ['აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ', 'abgdevztiklmnopzrstupkgqscctdtckjh'],
];

const letters = new Map<string, string>(Object.entries(single));
for (const [from, to] of alphabets) {
  for (const [index, letter] of [...from].entries()) letters.set(letter, to.charAt(index));
}

/** Replaces accented, Greek, Cyrillic and Georgian letters by plain ones; leaves all others. */
export function withoutAccents(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{Mn}/gu, '');
  return [...plain].map((letter) => letters.get(letter) ?? letter).join('');
}
