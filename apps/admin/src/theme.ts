import type { ThemeConfig } from 'antd'

/** Who asked the system for less motion gets none: the stylesheet says the same for our own parts. */
const isMoving = !globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches

/** One accent, plain greys, square-ish corners. Every text colour keeps 4.5 : 1 on its ground. */
const palette = {
  accent: '#1f4f8f',
  ink: '#1c232b',
  inkSoft: '#495462',
  inkFaint: '#616b78',
  line: '#d3d9e0',
  ground: '#f3f5f7',
  danger: '#b3261e',
  warning: '#8a5700',
  success: '#1c6b3c',
} as const

export const theme: ThemeConfig = {
  cssVar: { key: 'gc' },
  hashed: false,
  token: {
    colorPrimary: palette.accent,
    colorInfo: palette.accent,
    colorLink: palette.accent,
    colorLinkHover: '#173c6d',
    colorError: palette.danger,
    colorWarning: palette.warning,
    colorSuccess: palette.success,
    colorErrorBg: '#fbeeed',
    colorErrorBorder: '#dba39f',
    colorWarningBg: '#fdf5e6',
    colorWarningBorder: '#d9b676',
    colorSuccessBg: '#eaf5ee',
    colorSuccessBorder: '#9cc6ab',
    colorInfoBg: '#ecf2f9',
    colorInfoBorder: '#a9c0dd',
    colorText: palette.ink,
    colorTextSecondary: palette.inkSoft,
    colorTextTertiary: palette.inkFaint,
    colorTextDescription: palette.inkFaint,
    colorTextPlaceholder: '#69727e',
    colorTextQuaternary: '#69727e',
    colorTextDisabled: '#6d7681',
    colorBorder: '#b9c1cb',
    colorBorderSecondary: palette.line,
    colorBgLayout: palette.ground,
    borderRadius: 3,
    borderRadiusLG: 4,
    fontSize: 14,
    fontFamily:
      "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif",
    boxShadowSecondary: '0 4px 16px rgba(20, 30, 45, .14)',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    wireframe: false,
    motion: isMoving,
  },
  components: {
    Table: { headerBg: '#eef1f4', headerColor: palette.ink, cellPaddingBlock: 8, cellPaddingInline: 10 },
    Form: { labelColor: palette.ink, itemMarginBottom: 18, verticalLabelPadding: '0 0 4px' },
    Alert: { defaultPadding: '8px 12px', withDescriptionPadding: '10px 14px', withDescriptionIconSize: 18 },
    Tabs: { horizontalItemPadding: '10px 2px', horizontalItemGutter: 24 },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Tag: { defaultBg: '#eef1f4', defaultColor: palette.ink },
    Menu: { itemBorderRadius: 2, itemHeight: 36, itemSelectedBg: '#e4ecf6', activeBarBorderWidth: 0 },
    Layout: { bodyBg: palette.ground, headerBg: '#fff', siderBg: '#fff' },
  },
}
