import { describe, expect, test } from 'vitest';
import { absolutePath, absolutePattern } from '../../../src/action/absolute-path.ts';
import { compilePattern } from '../../../src/action/patterns.ts';
import { comparable, fileLabel, isInside, slashed, type Place } from '../../../src/action/place.ts';

/** What Windows and POSIX read differently. Paths are kept with `/`, which Windows takes as well. */
const windows: Place = { platform: 'win32', workspace: 'D:/a/repo', home: 'C:/Users/runner' };
const posix: Place = { platform: 'posix', workspace: '/home/me/repo', home: '/home/me' };

describe('absolute paths', () => {
  test.each([
    ['shots', 'D:/a/repo/shots'],
    ['shots\\a.png', 'D:/a/repo/shots/a.png'],
    ['.\\shots/a.png', 'D:/a/repo/shots/a.png'],
    ['.', 'D:/a/repo'],
    ['~\\a.png', 'C:/Users/runner/a.png'],
    ['~', 'C:/Users/runner'],
    ['~a', 'D:/a/repo/~a'],
    ['E:\\x\\a.png', 'E:/x/a.png'],
    ['e:/x/a.png', 'e:/x/a.png'],
    ['C:\\', 'C:/'],
    ['d:shots', 'D:/a/repo/shots'],
    ['E:shots', 'E:/shots'],
    ['\\temp\\a.png', 'D:/temp/a.png'],
    ['/temp/a.png', 'D:/temp/a.png'],
    ['\\\\server\\share\\a.png', '//server/share/a.png'],
    ['shots\\\\deep//a.png', 'D:/a/repo/shots/deep/a.png'],
    ['shots\\', 'D:/a/repo/shots'],
  ])('on Windows, %s', (text, path) => {
    expect(absolutePath(text, windows)).toBe(path);
  });

  test.each([
    ['shots//a.png', '/home/me/repo/shots/a.png'],
    ['a\\b.png', '/home/me/repo/a\\b.png'],
    ['C:\\a.png', '/home/me/repo/C:\\a.png'],
    ['~/a.png', '/home/me/a.png'],
    ['/', '/'],
    ['./', '/home/me/repo'],
  ])('on POSIX, %s', (text, path) => {
    expect(absolutePath(text, posix)).toBe(path);
  });

  test('a root-relative path is on the share of the workspace', () => {
    const share: Place = { ...windows, workspace: '//server/work/repo' };
    expect(absolutePath('\\x\\a.png', share)).toBe('//server/work/x/a.png');
  });

  test('wildcards in the workspace’s own path are none', () => {
    expect(absolutePattern('*.png', { ...windows, workspace: 'D:/a[1]/x' })).toBe('D:/a[[]1]/x/*.png');
    expect(absolutePattern('*.png', { ...posix, workspace: '/a*/b\\c' })).toBe('/a[*]/b\\\\c/*.png');
  });
});

describe('patterns', () => {
  const matches = (text: string, file: string, place: Place) => compilePattern(text, place).matches(file);

  test.each([
    ['shots\\*.png', 'D:/a/repo/shots/a.png', true],
    ['SHOTS\\*.PNG', 'd:/A/Repo/shots/a.png', true],
    ['**\\*.png', 'D:/a/repo/x/y/a.png', true],
    ['shots', 'D:/a/repo/Shots/deep/a.png', true],
    ['shots\\', 'D:/a/repo/shots', false],
    ['shots\\[ab].png', 'D:/a/repo/shots/b.png', true],
    ['a\\*b.png', 'D:/a/repo/a/xb.png', true],
    ['\\\\server\\share\\*.png', '//server/share/a.png', true],
    ['E:*.png', 'E:/a.png', true],
    ['*.png', 'E:/a.png', false],
  ])('on Windows, %s and %s: %s', (text, file, expected) => {
    expect(matches(text, file, windows)).toBe(expected);
  });

  test.each([
    ['SHOTS/*.png', '/home/me/repo/shots/a.png', false],
    ['a\\*b.png', '/home/me/repo/a*b.png', true],
    ['a\\*b.png', '/home/me/repo/a/xb.png', false],
    ['{a,b}.png', '/home/me/repo/a.png', false],
    ['{a,b}.png', '/home/me/repo/{a,b}.png', true],
    ['@(a|b).png', '/home/me/repo/a.png', false],
    ['#a.png', '/home/me/repo/#a.png', true],
  ])('on POSIX, %s and %s: %s', (text, file, expected) => {
    expect(matches(text, file, posix)).toBe(expected);
  });

  test('are searched for from their literal directories', () => {
    expect(compilePattern('shots\\new\\*.png', windows).root).toBe('D:/a/repo/shots/new');
    expect(compilePattern('C:\\*.png', windows).root).toBe('C:/');
    expect(compilePattern('/*.png', posix).root).toBe('/');
    expect(compilePattern('\\*.png', posix)).toMatchObject({ root: '/home/me/repo/*.png', walk: [] });
  });
});

describe('labels', () => {
  test('are relative to the workspace, whatever the case on Windows', () => {
    expect(fileLabel('d:/A/repo/x/a.png', windows)).toBe('x/a.png');
    expect(fileLabel('E:/x/a.png', windows)).toBe('E:/x/a.png');
    expect(fileLabel('/home/me/repo/x/a.png', posix)).toBe('x/a.png');
    expect(fileLabel('/home/me/REPO/a.png', posix)).toBe('/home/me/REPO/a.png');
    expect(fileLabel('/home/me/repository/a.png', posix)).toBe('/home/me/repository/a.png');
  });

  test('paths that differ in case are one on Windows only', () => {
    expect(comparable('D:/A.png', 'win32')).toBe(comparable('d:/a.PNG', 'win32'));
    expect(comparable('/A.png', 'posix')).not.toBe(comparable('/a.png', 'posix'));
    expect(isInside('d:/a/REPO/x', 'D:/a/repo', 'win32')).toBe(true);
  });

  test('slashes are single', () => {
    expect(slashed('\\\\server\\\\share\\x\\', 'win32')).toBe('//server/share/x');
    expect(slashed('//a//b/', 'posix')).toBe('/a/b');
    expect(slashed('C:\\', 'win32')).toBe('C:/');
  });
});
