import { inflateSync } from 'node:zlib';

/** The text of each page of a PDF whose glyphs are named by ToUnicode maps, pieces in the order in which they were written, a blank between them. */
export const pagesOf = (file: Buffer): readonly string[] => {
  const objects = objectsOf(file.toString('latin1'));
  const at = (body: string, name: string): string => objects.get(Number(new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1])) ?? '';
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  const fontsOf = (page: string): void => {
    for (const [, name = '', id] of at(page, 'Resources').matchAll(/\/(F\d+) (\d+) 0 R/g)) if (!fonts.has(name)) fonts.set(name, unicodeOf(stream(at(objects.get(Number(id)) ?? '', 'ToUnicode'))));
  };
  return [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body)).map((page) => {
    fontsOf(page);
    return textOf(stream(at(page, 'Contents')), fonts);
  });
};

const objectsOf = (text: string): ReadonlyMap<number, string> => new Map([...text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [Number(id), body ?? '']));

const stream = (body: string): string => {
  const data = Buffer.from(/stream\n([\s\S]*)\nendstream/.exec(body)?.[1] ?? '', 'latin1');
  return (body.includes('/FlateDecode') ? inflateSync(data) : data).toString('latin1');
};

const unicodeOf = (map: string): ReadonlyMap<string, string> => {
  const glyphs = new Map<string, string>();
  for (const [, from = '', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    [...list.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, hex = ''], place) => glyphs.set((Number.parseInt(from, 16) + place).toString(16).padStart(4, '0'), Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le')));
  return glyphs;
};

const textOf = (content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string => {
  let font = '';
  const pieces = [...content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)].map(([, face, shown]) => {
    if (face) font = face;
    const glyphs = [...(shown ?? '').matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    return glyphs.map((glyph) => fonts.get(font)?.get(glyph) ?? '').join('');
  });
  return pieces.filter(Boolean).join(' ');
};
