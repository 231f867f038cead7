/** A command in a resident's own messages, as people say it; undefined for all other messages. */
export function commandInWords(text: string): string | undefined {
  const [, name, rest = ''] = /^\/([a-z]+)\s*(.*)$/iu.exec(text.trim()) ?? [];
  switch (name?.toLowerCase()) {
    case 'start': return '开始';
    case 'help': return '看使用说明';
    case 'human': return '请法律顾问看';
    case 'new': return '换一个新问题';
    case 'export': return '导出我的数据';
    case 'forget': return /^确[定认]$/u.test(rest) ? '删除我的数据（已确认）' : '删除我的数据';
    case 'region': return rest === '' ? '现在按哪里的规定回答' : `换地区：${rest}`;
    default: return undefined;
  }
}

export const placeInWords = (region: string): string => region.replaceAll('/', '');
