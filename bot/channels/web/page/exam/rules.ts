import type { ExamView } from '../../../../exam/sitting/view.ts';

/** What an examinee is told before the start; each in a sentence or two. */
export function rulesOf({ sitting, candidate }: Pick<ExamView, 'sitting' | 'candidate'>): readonly string[] {
  const minutes = sitting.minutes + candidate.extraMinutes;
  return [
    `考试时间 ${minutes} 分钟${candidate.extraMinutes > 0 ? `（含为您延长的 ${candidate.extraMinutes} 分钟）` : ''}，${sitting.passMark} 分合格，${sitting.isOpenBook ? '开卷，可以查阅法律条文' : '闭卷，不得查阅资料'}。`,
    '时间以考场服务器为准，与本机的钟无关。时间一到自动交卷，已保存的作答都算数。',
    '每答一题自动保存。断网时作答存在本机，请不要关机，恢复网络后会自动上传。',
    '不确定的题可以先标记，交卷前从答题卡回到任何一题修改。交卷后不能再改。',
    '同一时间只能在一台设备上答题。换设备重新登录后，原来的设备会停止。',
    '离开页面、复制、粘贴、断网的次数会被记下，监考人员看得到。这只是记录，不会自动判定违规。',
  ];
}
