/** Art.4: who authorises a committee, and that without an authorisation there is none. */
import type { Finding } from '#kernel/law'
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { Level, OfficeLevel } from '../vocabulary.ts'
import { bandOf } from '../vocabulary.ts'
import { territoryCovers } from './territory.ts'

/** An authorisation as it is about to be given, or stands. */
export type AuthorisationFacts = {
  readonly levels: readonly Level[]
  /** The committee serves units of the province itself (省直). */
  readonly provincial: boolean
  readonly authoriserLevel: OfficeLevel
  readonly authoriserTerritory: string
  readonly territory: string
  /** Number of the city's written consent to a county's mid-level committee. */
  readonly cityConsent: string | null
}

const needsProvince = (f: AuthorisationFacts): boolean =>
  f.provincial || f.levels.some((level) => bandOf(level) === '高级')

/** 4.c: senior committees anywhere and all committees of provincial units. */
export const provinceAuthorises = rule(
  'province-authorises-senior-and-own',
  cite('anhui-titles-2018/art.4.c'),
  (f: AuthorisationFacts) => !needsProvince(f) || f.authoriserLevel === '省级',
  {
    label: '高级评委会和省直评委会由省级人社部门授权',
    otherwise: () => '请报省级人社部门授权：高级评委会须由省级授权，省直中、初级评委会也由省级授权。',
  },
)

/** 4.d with its conflict: cities authorise mid and junior, counties junior; a county's mid only with the city's consent. */
const placeAuthorises = rule(
  'place-authorises-mid-and-junior',
  cite('anhui-titles-2018/art.4.d'),
  (f: AuthorisationFacts) => {
    if (needsProvince(f)) return true
    if (!territoryCovers(f.authoriserTerritory, f.territory)) return false
    if (f.authoriserLevel !== '县级') return f.authoriserLevel === '市级'
    return f.levels.every((level) => bandOf(level) === '初级') || (f.cityConsent ?? '') !== ''
  },
  {
    label: '市、县中初级评委会由所在地人社部门授权',
    otherwise: (f) =>
      f.authoriserLevel === '县级' && territoryCovers(f.authoriserTerritory, f.territory)
        ? '请先取得市级人社部门同意并填写同意文号：县级只授权初级评委会，县设中级评委会须经市级同意。'
        : '请由评委会所在地的市级或县级人社部门授权：授权机关与评委会的地区、层级不一致。',
  },
)

/** Both findings about one authorisation. */
export const authorisationFindings = (f: AuthorisationFacts): readonly Finding[] => [
  provinceAuthorises(f),
  placeAuthorises(f),
]

/** 4.b: a committee may work only on an authorisation that names authority and document and is in force. */
export const committeeIsAuthorised = rule(
  'committee-is-authorised',
  cite('anhui-titles-2018/art.4.b'),
  (f: {
    readonly authoriser: string
    readonly document: string
    readonly validUntil: LocalDate | null
    readonly status: '有效' | '停评整改' | '收回' | '自动放弃'
    readonly on: LocalDate
  }) =>
    f.authoriser !== '' &&
    f.document !== '' &&
    f.status === '有效' &&
    (f.validUntil === null || f.on <= f.validUntil),
  {
    label: '评委会已经授权并在有效期内',
    otherwise: (f) =>
      f.document === '' || f.authoriser === ''
        ? '请先办理评委会授权：评委会未经授权，没有授权机关和文号。'
        : `请先办理授权或恢复手续：评委会授权状态为“${f.status}”，有效期至${f.validUntil ?? '未写明'}。`,
  },
)
