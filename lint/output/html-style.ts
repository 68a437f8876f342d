/** The look of the annotated copy: document left, findings right; one below the other on narrow screens and on paper. */
export const annotatedStyle = `
:root { color-scheme: light; --ink: #1c2430; --soft: #5a6574; --line: #cfd6de; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #f3f5f7; font: 16px/1.7 "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; }
header { padding: 20px 24px 12px; background: #fff; border-bottom: 1px solid var(--line); }
header h1 { margin: 0; font-size: 20px; overflow-wrap: anywhere; }
header p { margin: 4px 0 0; color: var(--soft); }
main { display: grid; grid-template-columns: minmax(0, 1fr) 380px; gap: 20px; padding: 20px 24px; align-items: start; }
.document { order: 1; padding: 28px 36px; background: #fff; border: 1px solid var(--line); overflow-wrap: anywhere; }
.document [data-at] { position: relative; }
.document p { margin: 0 0 8px; }
.document h3, .document h4, .document h5, .document h6 { margin: 20px 0 8px; font-size: 17px; }
.findings { order: 2; position: sticky; top: 12px; max-height: calc(100vh - 24px); overflow: auto; padding: 16px 18px; background: #fff; border: 1px solid var(--line); }
.findings h2 { margin: 0 0 8px; font-size: 17px; }
.findings ol { margin: 0; padding: 0; list-style: none; }
.findings li { padding: 10px 0 10px 12px; border-top: 1px solid var(--line); border-left: 3px solid transparent; overflow-wrap: anywhere; }
.findings li.error { border-left-color: #b3261e; }
.findings li.inconsistency { border-left-color: #b26a00; }
.findings li.doubt { border-left-color: #8a7a00; }
.findings li.note { border-left-color: #5a6574; }
.findings li:target { background: #fff6d6; }
.findings p { margin: 0 0 4px; }
.findings dl { display: grid; grid-template-columns: auto 1fr; gap: 0 12px; margin: 0; font-size: 14px; }
.findings dt { color: var(--soft); }
.findings dd { margin: 0; }
.findings a { color: #174a8b; }
.number { display: inline-block; min-width: 18px; padding: 0 5px; border-radius: 9px; background: #174a8b; color: #fff; font-size: 12px; line-height: 18px; text-align: center; text-decoration: none; scroll-margin: 96px; }
mark { color: inherit; background: #eef1f4; border-bottom: 2px dotted #8793a1; }
mark.error { background: #fde3e1; border-bottom: 2px solid #b3261e; }
mark.inconsistency { background: #ffe9cc; border-bottom: 2px solid #b26a00; }
mark.doubt { background: #fff6c9; border-bottom: 2px solid #8a7a00; }
mark.note { background: #e8edf3; border-bottom: 2px solid #5a6574; }
mark .number { margin-right: 3px; vertical-align: 1px; }
mark:has(:target) { outline: 3px solid #174a8b; }
.scroll { overflow-x: auto; margin: 8px 0 16px; }
table { border-collapse: collapse; font-size: 14px; line-height: 1.5; }
caption { padding: 4px 0; font-weight: 600; text-align: left; }
td { min-width: 48px; max-width: 320px; padding: 4px 8px; border: 1px solid var(--line); vertical-align: top; }
.gap, .gap td { color: var(--soft); text-align: center; font-size: 14px; }
@media (max-width: 900px) {
  main { grid-template-columns: minmax(0, 1fr); padding: 12px; gap: 12px; }
  .document { padding: 16px; }
  .findings { order: 0; position: static; max-height: none; }
}
@media print {
  body { background: #fff; font-size: 11pt; }
  main { display: block; padding: 0; }
  .document, .findings { border: 0; padding: 0; position: static; max-height: none; overflow: visible; }
  .findings { margin-bottom: 24px; }
  .findings li, tr { break-inside: avoid; }
  .scroll { overflow: visible; }
  mark, .number { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
