/** UTF-8, which the library counts in, and strings, which JavaScript does. */

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** UTF-8; a lone surrogate becomes U+FFFD. */
export function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

export function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

export type Offset = (byte: number) => number;

/** A function from a byte offset of the text's UTF-8 to the index in the text. */
export function stringIndex(text: string): Offset {
  const begins: number[] = [];
  let index = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (let i = 0; i < bytes; i++) begins.push(index);
    index += character.length;
  }
  begins.push(index);
  return (byte) => begins[Math.min(byte, begins.length - 1)]!;
}
