/** What the messages of a budget say to those who get them; `{name}` stands for a value of the message's data. */
export const messageTexts: Readonly<Record<string, string>> = {
  'budget-assigned': '{year}年度预算编制已布置，请在{dueOn}前报送。',
  'budget-correction-consented': '{unit}{year}年度预算的公开更正已获同意：{reason}',
  'budget-correction-not-passed': '{unit}{year}年度预算的公开更正未通过：{opinion}',
  'budget-due-moved': '预算报送期限改为{dueOn}。',
  'budget-question': '收到对{unit}{year}年度预算的公众咨询，请答复。',
}
