/** The six grounds of art.16, as F11 prints them. */
export const declineItems = {
  '1': '没有按规定出具委托评审函',
  '2': '不在本系列评委会评审范围',
  '3': '不符合评审条件或评委会文件要求',
  '4': '超过规定时间或未按规定程序申报、报送',
  '5': '超出岗位结构比例',
  '6': '其他不符合申报条件的情形',
} as const
export type DeclineItem = keyof typeof declineItems
