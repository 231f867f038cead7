/** What is said to a message that is no legal question: short, friendly, and with an example of what to ask. */
export const REPLIES = {
  greeting: '您好！我是法律咨询助手，可以帮您查法律规定，告诉您下一步怎么做、找谁办。把事情用大白话说出来就行，例如：“老板拖欠工资三个月，怎么办？”',
  thanks: '不客气！还有别的法律问题，随时接着问。急事可以拨打免费的公共法律服务热线 12348。',
  goodbye: '再见，祝您一切顺利！以后遇到法律问题，随时来问；也可以拨打 12348。',
  'about-bot': '我是法律咨询助手，不是律师，也不是真人。我能查现行的法律法规，用原文回答您，并告诉您可以怎么做、带什么材料、找哪个部门。您可以这样问：“房东不退押金怎么办？”需要人工，请拨打 12348，免费。',
  'not-legal': '这个我帮不上，我只回答法律方面的问题。劳动、婚姻、租房、借钱、土地、消费、交通事故这些都可以问，例如：“邻居半夜太吵，我能怎么办？”',
  empty: '没有收到内容。请把事情写给我：发生了什么、什么时候、您想要什么。例如：“朋友借了两万不还，只有转账记录，能要回来吗？”',
  'not-chinese': '抱歉，我只看得懂中文。请用中文说说遇到了什么事。Sorry, I can only read Chinese; please write in Chinese.',
  unreadable: '抱歉，我没看懂。请用文字说说遇到了什么事，例如：“网上买的东西是假货，商家不退钱，怎么办？”',
} as const;
