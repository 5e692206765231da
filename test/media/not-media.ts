import { crc32 } from 'node:zlib';
import { mark } from './seed.ts';
import type { Seed } from './seed.ts';

export function text(seed: Seed): Buffer {
  return Buffer.concat([Buffer.from('just text, '), mark(seed), Buffer.from('\n')]);
}

export function svg(seed: Seed): Buffer {
  return Buffer.from(
    `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><!-- ${mark(seed).toString('latin1')} --><rect width="8" height="8" fill="teal"/></svg>`,
  );
}

/** An archive with one stored text file. */
export function zip(seed: Seed): Buffer {
  const name = Buffer.from('note.txt');
  const content = text(seed);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(content.length, 14);
  facts.writeUInt32LE(content.length, 18);
  facts.writeUInt16LE(name.length, 22);
  const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, name, content]);
  const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(file.length, 16);
  return Buffer.concat([file, entry, end]);
}

/** One empty page. */
export function pdf(seed: Seed): Buffer {
  const objects = [
    '1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n',
    '2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n',
    '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>\nendobj\n',
  ];
  let body = `%PDF-1.4\n%${mark(seed).toString('latin1')}\n`;
  const offsets: string[] = [];
  for (const object of objects) {
    offsets.push(`${String(body.length).padStart(10, '0')} 00000 n \n`);
    body += object;
  }
  const table = `xref\n0 4\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(
    `${body}${table}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}

export function empty(): Buffer {
  return Buffer.alloc(0);
}
