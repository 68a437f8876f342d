import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Html, type Tag, chartMarkup, documentText, escapeText, fragment, h } from './h.ts'

test('text and attribute values are escaped', () => {
  const hostile = `<script>alert("1")</script>&'`
  assert.equal(
    h('p', { title: hostile }, hostile).toString(),
    '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;</p>',
  )
})

test('whatever the text, only the tags written here are tags', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const markup = h('p', { title: text, 'aria-label': text }, text).toString()
      assert.equal(markup.match(/</g)?.length, 2)
      assert.equal(markup.match(/>/g)?.length, 2)
      assert.equal(markup.match(/"/g)?.length, 4)
    }),
  )
})

test('characters that XML forbids are dropped', () => {
  assert.equal(escapeText('甲\u0000乙\u000b丙\ufffe\n丁'), '甲乙丙\n丁')
})

test('nothing printed for false, null and undefined; zero is printed', () => {
  assert.equal(h('p', null, false, null, undefined, 0, ['一', ['二']]).toString(), '<p>0一二</p>')
  assert.equal(
    h('input', { required: true, checked: false, value: undefined, 'aria-invalid': 'true' }).toString(),
    '<input required aria-invalid="true">',
  )
  assert.equal(h('a', { 'aria-current': false }).toString(), '<a aria-current="false"></a>')
})

test('void elements have no end and hold nothing', () => {
  assert.equal(h('br', null).toString(), '<br>')
  assert.throws(() => h('img', { alt: '' }, '字'), RangeError)
})

test('an address that could run is left out', () => {
  for (const href of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
  ]) {
    assert.equal(h('a', { href }, '链接').toString(), '<a>链接</a>', href)
  }
  for (const href of [
    '/a?b=1',
    '#part',
    'https://a.example/',
    'mailto:a@a.example',
    'tel:000',
    'tables/t1.csv',
  ]) {
    assert.equal(h('a', { href }, '链接').toString(), `<a href="${href}">链接</a>`)
  }
})

test('scripts, styles and event handlers cannot be written', () => {
  assert.throws(() => h('script' as Tag, null, 'alert(1)'), RangeError)
  assert.throws(() => h('style' as Tag, null, 'p{}'), RangeError)
  for (const name of ['onclick', 'style', 'x"><script', 'onload ']) {
    assert.throws(() => h('p', { [name]: 'x' }), RangeError, name)
  }
})

test('an object that looks like markup is not taken for it', () => {
  const forged = { toString: () => '<script>', markup: '<script>' } as unknown as Html
  assert.throws(() => h('p', null, forged), TypeError)
})

test('markup inside markup is not escaped twice', () => {
  assert.equal(h('p', null, fragment('a<b', h('b', null, '&'))).toString(), '<p>a&lt;b<b>&amp;</b></p>')
  assert.equal(documentText(h('html', { lang: 'zh-CN' })), '<!doctype html>\n<html lang="zh-CN"></html>\n')
})

test('a chart that could run or breaks the policy is refused', () => {
  assert.equal(
    chartMarkup('<svg width="1"><path d="M0 0"></path></svg>').toString(),
    '<svg width="1"><path d="M0 0"></path></svg>',
  )
  for (const inside of [
    '<script>1</script>',
    '<style>p{}</style>',
    '<path onload="x()"/>',
    '<path style="fill:red"/>',
    '<a href="x"/>',
    '<foreignObject/>',
  ]) {
    assert.throws(() => chartMarkup(`<svg>${inside}</svg>`), RangeError, inside)
  }
  assert.throws(() => chartMarkup('<p>'), RangeError)
})
