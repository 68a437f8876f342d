/** Published checkpoints of the ledger. */
import { feedAddress, ledgerAddress } from '../addresses.ts'
import { instantElement } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { digest, empty, scrollFrame, section } from '../parts.ts'
import type { LedgerCheckpoint, PortalTenant } from '../sources.ts'

export interface LedgerModel {
  readonly checkpoints: readonly LedgerCheckpoint[]
  /** Cases that a correction of our own fault has touched, in all jurisdictions. */
  readonly repaired: number
  /** The jurisdiction whose log this is; absent: all of them. */
  readonly tenant?: PortalTenant
  /** Names for the page over all jurisdictions. */
  readonly tenants?: readonly PortalTenant[]
}

export function ledgerPage(model: LedgerModel): Page {
  const { tenant } = model
  return {
    title: tenant === undefined ? '存证检查点' : `存证检查点（${tenant.name}）`,
    description: '办理记录的存证检查点：记录总数、树根校验值、签名和时间，任何人可以比对。',
    section: 'ledger',
    crumbs: tenant === undefined ? [] : [{ label: '存证检查点', href: ledgerAddress() }],
    main: fragment(
      pageHead(
        tenant === undefined ? '存证检查点' : `${tenant.name}存证检查点`,
        '每一步办理都写入只能追加的记录。平台定期为全部记录算出一个校验值并签名，公布在这里。',
      ),
      h(
        'div',
        { class: 'prose' },
        h(
          'p',
          null,
          '旧记录只要改动一个字，之后的校验值就全都对不上。请抄下或保存某一天的校验值：以后任何人拿着它，都能发现记录有没有被改过、删过。',
        ),
      ),
      section(
        'checkpoints',
        '检查点',
        model.checkpoints.length === 0
          ? empty(
              '还没有公布检查点。',
              h(
                'p',
                null,
                '有办理记录之后会自动生成，也可以',
                h('a', { href: feedAddress(tenant?.id, 'checkpoints') }, '订阅'),
                '。',
              ),
            )
          : scrollFrame('checkpoints-title', table(model)),
      ),
      section(
        'repairs',
        '系统更正',
        h(
          'p',
          null,
          model.repaired === 0
            ? '到目前为止，没有因程序差错更正过任何一件办理记录。'
            : `因程序差错更正过 ${model.repaired} 件。每一件都在办理记录末尾追加更正，原有记录不变。`,
        ),
      ),
      howTo(),
    ),
  }
}

function table({ checkpoints, tenant, tenants = [] }: LedgerModel): Html {
  const nameOf = (id: string): string => tenants.find((one) => one.id === id)?.name ?? id
  const heads = ['时间', '记录总数', '树根校验值', '签名']
  return h(
    'table',
    { class: 'directory checkpoints' },
    h('caption', { class: 'unseen' }, '存证检查点'),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        heads.map((head) =>
          h('th', { scope: 'col', class: head === '记录总数' ? 'number' : undefined }, head),
        ),
      ),
    ),
    h(
      'tbody',
      null,
      checkpoints.map((checkpoint) =>
        h(
          'tr',
          null,
          h(
            'th',
            { scope: 'row' },
            instantElement(checkpoint.at),
            tenant === undefined &&
              fragment(' ', h('a', { href: ledgerAddress(checkpoint.tenant) }, nameOf(checkpoint.tenant))),
          ),
          h('td', { class: 'number', 'data-label': '记录总数' }, checkpoint.size),
          h('td', { 'data-label': '树根校验值' }, digest(`${checkpoint.algorithm}:${checkpoint.rootHash}`)),
          h(
            'td',
            { 'data-label': '签名' },
            digest(checkpoint.signature),
            h('span', { class: 'code' }, `密钥 ${checkpoint.keyId}`),
          ),
        ),
      ),
    ),
  )
}

function howTo(): Html {
  return section(
    'how-to',
    '怎样比对',
    h(
      'ol',
      null,
      h('li', null, '保存某一天的“记录总数”和“树根校验值”，最好由本平台以外的单位保存。'),
      h(
        'li',
        null,
        '以后请运行单位执行 ',
        h('code', null, 'guicheng verify'),
        '，它会从第一条记录起重新计算，逐项列出对不上的地方。',
      ),
      h(
        'li',
        null,
        '也可以取得导出的记录，用公开的算法（RFC 9162 的树，RFC 8785 的规范文本）自行计算，与当时保存的校验值比较。',
      ),
    ),
  )
}
