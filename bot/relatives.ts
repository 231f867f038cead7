/** Words for the people of one's family and one's partner, as one alternative of a pattern; the longer before the shorter. */
export const RELATIVES =
  '(?:老公|丈夫|爱人|对象|老婆|媳妇|妻子|男朋友|男友|女朋友|女友|前男友|前女友|前夫|前妻|公公|婆婆|岳父|岳母|丈母娘|女婿|儿媳妇?'
  + '|爸爸?|父亲|老爸|继父|后爸|老汉|妈妈?|母亲|老妈|继母|后妈|爷爷|奶奶|外公|外婆|姥爷|姥姥|舅舅|叔叔|哥哥?|弟弟?|姐姐?|妹妹?|表[哥弟]|堂[哥弟]'
  + '|儿子|女儿|闺女|孩子|小孩|娃娃?|外孙女?|孙子|孙女|侄子|侄女)';
