/** Surnames of two characters in use. */
export const COMPOUND_SURNAMES = [
  '欧阳', '太史', '端木', '上官', '司马', '东方', '独孤', '南宫', '万俟', '闻人', '夏侯', '诸葛', '尉迟', '公羊', '赫连', '澹台', '皇甫', '宗政', '濮阳', '公冶', '太叔', '申屠', '公孙', '慕容', '仲孙',
  '钟离', '长孙', '宇文', '司徒', '鲜于', '司空', '闾丘', '子车', '亓官', '司寇', '巫马', '公西', '颛孙', '壤驷', '公良', '漆雕', '乐正', '宰父', '谷梁', '拓跋', '夹谷', '轩辕', '令狐', '段干', '百里',
  '呼延', '东郭', '南门', '羊舌', '微生', '梁丘', '左丘', '东门', '西门', '第五', '完颜', '纳兰', '叶赫', '爱新觉罗', '陆费', '范姜', '张简', '欧侯',
] as const;

/** The surnames that nine in ten people bear and that begin hardly any other word that a person may be called. */
export const COMMON_SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱林郭罗郑梁谢宋唐邓冯韩曹彭萧蔡潘田董袁叶蒋杜苏魏吕沈姜卢姚崔钟谭陆汪范廖贾夏韦傅邹熊孟秦邱江尹薛闫侯雷龙史陶贺顾毛郝龚邵严覃武戴莫孔汤肖尤柳樊殷冉柯裴鲁聂焦詹欧翟甘宁洪骆阮瞿芦';

/** Further surnames; some of them begin common words as well (高, 方, 成), so a stronger cue is asked for. */
export const OTHER_SURNAMES =
  '高何马方石白任金段易常施牛温乔文安古葛颜辛关包单程丁华全车成师代房应花水党解左岳阎俞伍季康符尚倪申祝耿盛梅费项齐邢章谷管凌祖卜鲍元穆毕粟屈米仇翁娄巫褚卫景霍虞柏窦云明时连商匡占阳仲苗蒲靳习官池宫卓艾晏尧蔺鄢敖牟蓝涂兰佟闵冀饶靖路滕隋桑戚郁麻苟晁索缪柴查宗喻庞封鞠井麦钮上邬边寇危沙楚燕荆宿隆扈籍尉迟相仝买帅原南国栾冼揭闻巩仉臧竹皮邸仵弓支刁牧禹仰沃羿于曾余万钱向游许';

/** Characters that begin what follows a name, and hardly ever stand second in a given name. */
export const AFTER_NAME =
  '的了在住是有被和与跟因为我你您他她它们村县区乡镇男女岁今去来从到给把对让向要想请问说叫不没无也还都就已欠借打骂也现电手老公婆丈妻儿父母家姓身住址联系取扣占拆霸拒骗';
