import { assert, describe, test } from 'matchstick-as/assembly/index';
import { jsonString } from '../../src/lib/json';

describe('jsonString()', () => {
  test('reads a string of an object', () => {
    assert.stringEquals('v', jsonString('{"a":1,"k":"v"}', 'k')!);
    assert.stringEquals('', jsonString('{"k":""}', 'k')!);
  });

  test('knows a key with escapes', () => {
    assert.stringEquals('v', jsonString('{"\\u006b":"v"}', 'k')!);
  });

  test('gives null for anything else', () => {
    const texts = ['', 'k', 'null', 'true', '5', '"k"', '["k"]', '{}', '{"k":1}', '{"k":null}', '{"k":true}'];
    for (let i = 0; i < texts.length; i++) assert.assertTrue(jsonString(texts[i], 'k') === null, texts[i]);
    const nested = [
      '{"k":{"k":"v"}}',
      '{"k":["v"]}',
      '{"a":{"k":"v"}}',
      '{"k":"v"',
      '{"k":"v"}}',
      "{'k':'v'}",
    ];
    for (let i = 0; i < nested.length; i++) assert.assertTrue(jsonString(nested[i], 'k') === null, nested[i]);
  });

  test('survives deep nesting', () => {
    const deep = `{"k":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    assert.assertTrue(jsonString(deep, 'k') === null);
  });
});
