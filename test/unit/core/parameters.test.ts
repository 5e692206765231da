import { describe, expect, test } from 'vitest';
import {
  checkParameters,
  parameterNames,
  parameters,
  type ParameterName,
} from '../../../src/core/parameters.ts';

describe('the table of parameters', () => {
  test('has every optional parameter of the API', () => {
    expect(parameterNames.map((name) => parameters[name].field)).toEqual([
      'title',
      'description',
      'tags',
      'album_id',
      'category_id',
      'width',
      'expiration',
      'nsfw',
      'use_file_date',
      'format',
    ]);
  });

  test.each(parameterNames)('%s says what it means and where the fact is from', (name) => {
    expect(parameters[name].meaning).toMatch(/^[A-Z].*\.$/s);
    expect(parameters[name].fact).toMatch(/4\.2\.0/);
  });
});

describe('checkParameters', () => {
  const accepted: [ParameterName, string, string | undefined][] = [
    ['title', 'A <b>title</b>\nwith *marks* 😀', 'A <b>title</b>\nwith *marks* 😀'],
    ['title', ' spaced ', ' spaced '],
    ['title', '', undefined],
    ['title', '  \n', undefined],
    ['title', 'x'.repeat(100), 'x'.repeat(100)],
    ['description', 'long '.repeat(1000), 'long '.repeat(1000)],
    ['tags', 'one, two ,three', 'one,two,three'],
    ['tags', 'one,one,,two,', 'one,two'],
    ['tags', ',,', undefined],
    ['tags', '<a>, &, "b", c.d, e f, ü', '<a>,&,"b",c.d,e f,ü'],
    ['tags', '😀'.repeat(32), '😀'.repeat(32)],
    ['albumId', ' bXk ', 'bXk'],
    ['albumId', '12', '12'],
    ['categoryId', '1', '1'],
    ['categoryId', '99', '99'],
    ['width', '60', '60'],
    ['width', ' 1200 ', '1200'],
    ['expiration', 'PT5M', 'PT5M'],
    ['expiration', 'P1Y', 'P1Y'],
    ['expiration', '300', '300'],
    ['expiration', '31536000', '31536000'],
    ['expiration', ' P3D\n', 'P3D'],
    ['expiration', '', undefined],
    ['nsfw', 'true', '1'],
    ['nsfw', 'TRUE', '1'],
    ['nsfw', '1', '1'],
    ['nsfw', 'false', undefined],
    ['nsfw', '0', undefined],
    ['useFileDate', 'true', '1'],
    ['useFileDate', 'false', undefined],
    ['format', 'json', 'json'],
    ['format', 'TXT', 'txt'],
    ['format', 'redirect', 'redirect'],
  ];
  test.each(accepted)('%s %j is sent as %j', (parameter, value, wire) => {
    const checked = checkParameters({ [parameter]: value });
    expect(checked).toEqual({
      values: wire === undefined ? {} : { [parameter]: wire },
      warnings: [],
      problems: [],
    });
  });

  const refused: [ParameterName, string, RegExp][] = [
    ['tags', 'good, ' + 'x'.repeat(33), /the tag "x{33}" has 33 characters and would be dropped/],
    ['tags', 'a#b', /the tag "a#b" contains # or \//],
    ['tags', 'a/b,c', /the tag "a\/b" contains # or \//],
    ['albumId', 'a-b', /not the ID of an album/],
    ['albumId', 'https://pixvid.org/album/x.bXk', /not the ID of an album/],
    ['categoryId', 'abc', /not the number of a category/],
    ['categoryId', '1.5', /not the number of a category/],
    ['categoryId', '-1', /not the number of a category/],
    ['categoryId', '0', /not the number of a category/],
    ['width', '0', /not a width in pixels/],
    ['width', '-60', /not a width in pixels/],
    ['width', '60px', /not a width in pixels/],
    ['width', '60.5', /not a width in pixels/],
    ['width', '1e2', /not a width in pixels/],
    ['width', 'abc', /not a width in pixels/],
    ['expiration', 'PT1M', /shorter than 5 minutes/],
    ['expiration', '60', /shorter than 5 minutes/],
    ['expiration', 'PT0S', /shorter than 5 minutes/],
    ['expiration', '299', /shorter than 5 minutes/],
    ['expiration', 'P2Y', /longer than 1 year/],
    ['expiration', 'P366D', /longer than 1 year/],
    ['expiration', '99999999999', /longer than 1 year/],
    ['expiration', 'pt5m', /not an expiration, and the site would delete the file after 5 minutes/],
    ['expiration', 'garbage', /not an expiration/],
    ['expiration', '-PT5M', /not an expiration/],
    ['expiration', '2030-01-01', /not an expiration/],
    ['nsfw', '2', /neither true nor false/],
    ['nsfw', 'yes', /neither true nor false/],
    ['nsfw', '-1', /neither true nor false/],
    ['useFileDate', 'on', /neither true nor false/],
    ['format', 'xml', /not a format of the API/],
  ];
  test.each(refused)('%s %j is refused', (parameter, value, problem) => {
    const { values, problems } = checkParameters({ [parameter]: value });
    expect(values).toEqual({});
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ parameter, value });
    expect(problems[0]?.problem).toMatch(problem);
    expect(problems[0]?.cure).toMatch(/^[A-Z].*\.$/s);
  });

  test.each<[ParameterName, string, RegExp]>([
    ['title', 'x'.repeat(101), /has 101 characters: the site cuts it to 100/],
    ['title', '😀'.repeat(101), /has 101 characters/],
    ['title', '0', /takes "0" for no title/],
    ['description', '0', /takes "0" for no description/],
  ])('%s %j is sent with a warning', (parameter, value, warning) => {
    const { values, warnings, problems } = checkParameters({ [parameter]: value });
    expect({ values, problems }).toEqual({ values: { [parameter]: value }, problems: [] });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.parameter).toBe(parameter);
    expect(warnings[0]?.warning).toMatch(warning);
  });

  test('reports every problem at once and keeps what is right', () => {
    const { values, problems } = checkParameters({ title: 'kept', width: '-1', expiration: 'soon' });
    expect(values).toEqual({ title: 'kept' });
    expect(problems.map(({ parameter }) => parameter)).toEqual(['width', 'expiration']);
  });

  test('leaves what it has made as it is', () => {
    const { values } = checkParameters(Object.fromEntries(accepted.map(([name, value]) => [name, value])));
    expect(checkParameters(values)).toEqual({ values, warnings: [], problems: [] });
  });
});
