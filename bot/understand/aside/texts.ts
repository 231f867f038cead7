import type { OfficeId } from '../../guidance/offices.ts';

/** What is said to a message that law does not answer, and where it should go. */
export const ASIDE_TEXTS = {
  wrongdoing: {
    text: '这个忙我不能帮：它会伤到别人，也会让您自己担法律责任。遇到难处有合法的路：欠债可以协商分期，被欺负可以报警、起诉，拿不准可以打 12348 免费问律师。把真正的难处告诉我，我帮您查合法的办法。',
    offices: ['legal-hotline'],
  },
  hostile: {
    text: '我只回答法律问题，也只按这一件事来做。如果您正为什么事着急，慢慢说，我帮您查法律怎么规定；想找真人，可以打 12348，免费。',
    offices: ['legal-hotline'],
  },
  complaint: {
    text: '这件事可以打 12345 反映，它会转给管这件事的部门，并且要给您答复。说清：什么时间、哪个单位或者哪个地方、什么人、发生了什么、您想怎么解决；有照片、录音、回执的留好，记下工单号，方便追问。如果还想知道法律上怎么规定（例如对处理不服能不能复议、起诉），接着问我。',
    offices: ['government-hotline'],
  },
  // 人民调解法 articles 17 and 33
  mediation: {
    text: '可以找人民调解委员会，免费。村（居）委会、司法所都能申请，口头说也行。带上身份证、对方的姓名和联系办法，以及合同、借条、照片、聊天记录这些材料；双方都愿意才调解，谈成了签调解协议，三十日内可以一起去法院申请司法确认。想先知道法律上谁占理，把事情告诉我，我帮您查。',
    offices: ['people-mediation', 'township-justice', 'village-committee'],
  },
  // 法律援助法 articles 38, 41 and 42
  'legal-aid': {
    text: '请不起律师，可以申请法律援助，不收费。到法律援助中心或者司法所申请，也可以先打 12348 问。带上身份证、说明家里经济困难的材料（有低保证、特困证的带上）和案子的材料（合同、病历、判决书、欠条等）。进城务工的人讨工资、工伤赔偿等情形不查经济困难。想知道条件和法律怎么规定，接着问我。',
    offices: ['legal-aid', 'township-justice', 'legal-hotline'],
  },
  // 信访工作条例 articles 17 to 20
  petition: {
    text: '信访可以写信、网上提交，也可以当面说，要到管这件事的本级或者上一级机关的接待场所。带上身份证，写清姓名、住址、请求、事实和理由，附上材料，留好回执。能打官司、仲裁、行政复议的事，走这些路更管用，而且有期限，别因为信访错过。把事情告诉我，我帮您查该走哪条路、期限还有多久。',
    offices: ['petition', 'township-government', 'legal-hotline'],
  },
} as const satisfies Record<string, { readonly text: string; readonly offices: readonly OfficeId[] }>;
