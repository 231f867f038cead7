import type { Attachment } from './incoming.ts';

const NAMES: Readonly<Record<Attachment, string>> = { voice: '语音', image: '图片', video: '视频', file: '文件', other: '这类消息' };

/** A friendly word on what came along and cannot be read. @param withWords whether words came with it, which are answered */
export function notRead(attachment: Attachment, withWords: boolean): string {
  const cannot = `${NAMES[attachment]}我还${attachment === 'voice' ? '听不了' : '看不了'}`;
  return withWords
    ? `${cannot}，先按您写的文字答复。`
    : `抱歉，${cannot}。请用文字把事情说清楚：发生了什么、什么时候、和谁、想要什么结果。合同、通知这类材料，把要紧的几句打出来就行。`;
}
