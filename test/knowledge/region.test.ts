import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ancestors, applies, parseRegion, regionOf, placesIn } from '../../knowledge/region.ts';
import { PLACES } from '../../knowledge/region-names.ts';

const HENGKOU = '陕西省/安康市/恒口示范区';

describe('places', () => {
  const prefectures = Object.values(PLACES).flat().map((line) => line.split(' ')[0]!).filter((name) => name !== '-');

  it('are 34 provinces and 333 prefectures, each named once', () => {
    expect(Object.keys(PLACES)).toHaveLength(34);
    expect(prefectures).toHaveLength(333);
    expect(new Set(prefectures).size).toBe(333);
  });
});

describe('ancestors and applies', () => {
  it('climbs from the nearest to the whole country', () => {
    expect(ancestors(HENGKOU)).toEqual(['陕西省/安康市', '陕西省', '全国']);
    expect(ancestors('陕西省')).toEqual(['全国']);
    expect(ancestors('全国')).toEqual([]);
  });

  it.each([
    ['全国', HENGKOU, true],
    ['陕西省', HENGKOU, true],
    ['陕西省/安康市', HENGKOU, true],
    [HENGKOU, HENGKOU, true],
    ['陕西省/安康市/汉滨区', HENGKOU, false],
    ['陕西省/西安市', HENGKOU, false],
    [HENGKOU, '陕西省/安康市', false],
    ['陕西省', '全国', false],
    ['全国', '全国', true],
    ['海南省', '青海省/海南藏族自治州', false],
  ])('a law of %s for a resident of %s: %s', (law, resident, expected) => {
    expect(applies(law, resident)).toBe(expected);
  });
});

describe('regionOf', () => {
  it.each([
    ['绍兴市道路交通安全管理若干规定\n\n2020年6月 浙江省第十三届人民代表大会常务委员会第二十一次会议批准', '浙江省/绍兴市'],
    ['# 上海市住宅物业管理规定', '上海市'],
    ['上海市浦东新区绿色金融发展若干规定', '上海市/浦东新区'],
    ['浦东新区某某若干规定', '上海市/浦东新区'],
    ['安康市恒口示范区居民生活便民规定', HENGKOU],
    ['陕西省安康市恒口示范区管理办法', HENGKOU],
    ['恒口示范区养犬管理规定', HENGKOU],
    ['深圳经济特区数据条例', '广东省/深圳市'],
    ['广东省深圳经济特区某某条例', '广东省/深圳市'],
    ['珠海经济特区物业管理条例', '广东省/珠海市'],
    ['汕头经济特区消防条例', '广东省/汕头市'],
    ['厦门经济特区生活垃圾分类管理办法', '福建省/厦门市'],
    ['海南自由贸易港某某条例', '海南省'],
    ['青海省海南藏族自治州某某条例', '青海省/海南藏族自治州'],
    ['恩施土家族苗族自治州山体保护条例', '湖北省/恩施土家族苗族自治州'],
    ['中国（上海）自由贸易试验区条例', '上海市'],
    ['岚皋县人民政府关于某某的通告', '陕西省/安康市/岚皋县'],
    ['山东省青岛西海岸新区条例', '山东省/青岛市/西海岸新区'],
    ['宁波市再生资源回收利用管理条例', '浙江省/宁波市'],
    ['浙江省城市景观风貌条例', '浙江省'],
    ['关于议案的若干暂行规定\n\n1988年 北京市第九届人民代表大会常务委员会通过', '北京市'],
    ['中山陵园风景区管理条例\n1998年 南京市第十二届人民代表大会常务委员会制定\n江苏省第九届人民代表大会常务委员会批准', '江苏省/南京市'],
    ['鼓楼区某某办法\n江苏省南京市鼓楼区人民政府公布', '江苏省/南京市/鼓楼区'],
    ['某某条例\n青岛市第十六届人民代表大会常务委员会《关于修改〈济南市某条例〉的决定》', '山东省/青岛市'],
    ['中华人民共和国香港特别行政区基本法', undefined],
    ['全国人民代表大会常务委员会关于上海市人民代表大会某事的决定', undefined],
    ['最高人民法院关于北京金融法院案件管辖的规定', undefined],
    ['中华人民共和国劳动合同法', undefined],
    ['太湖流域管理条例', undefined],
    ['', undefined],
  ])('%s → %s', (text, region) => {
    expect(regionOf(text)).toBe(region);
  });

  const LOCAL = new URL('../../../shared/laws/local/', import.meta.url);
  it.skipIf(!existsSync(LOCAL))('finds the province of every local regulation in ../shared/laws/local', () => {
    const wrong = readdirSync(LOCAL).flatMap((province) =>
      readdirSync(new URL(`${province}/`, LOCAL)).filter((file) => {
        const region = regionOf(readFileSync(new URL(`${province}/${file}`, LOCAL), 'utf8'));
        return !region?.split('/')[0]!.startsWith(province);
      }));
    expect(wrong).toEqual([]);
  });

  const NATIONAL = new URL('../../../shared/laws/national/', import.meta.url);
  it.skipIf(!existsSync(NATIONAL))('gives a region to a national statute only where it is made for one place (../shared/laws/national)', () => {
    const local = ['民法商法', '社会法', '经济法', '行政法', '诉讼与非诉讼程序法', '宪法相关法', '行政法规'].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, NATIONAL)).filter((file) => file.endsWith('.md')
        && regionOf(readFileSync(new URL(`${folder}/${file}`, NATIONAL), 'utf8')) !== undefined));
    expect(local).toEqual([
      '上海航运交易所管理规定(1996-10-03).md',
      '北京市新技术产业开发试验区暂行条例(1988-05-19).md',
    ]);
  });
});

describe('parseRegion', () => {
  it.each([
    ['陕西省安康市恒口示范区', HENGKOU],
    ['陕西/安康/恒口', HENGKOU],
    ['陕西省 安康市', '陕西省/安康市'],
    ['陕西/安康', '陕西省/安康市'],
    ['安康', '陕西省/安康市'],
    ['恒口', HENGKOU],
    ['安康市恒口镇', HENGKOU],
    ['我在安康市汉滨区', '陕西省/安康市/汉滨区'],
    ['我是安康人', '陕西省/安康市'],
    ['西安市雁塔区小寨路', '陕西省/西安市/雁塔区'],
    ['吉林', '吉林省'],
    ['吉林市', '吉林省/吉林市'],
    ['海南', '海南省'],
    ['内蒙古', '内蒙古自治区'],
    ['伊犁', '新疆维吾尔自治区/伊犁哈萨克自治州'],
    ['香港', '香港特别行政区'],
    ['北京朝阳', '北京市/朝阳区'],
    ['深圳经济特区', '广东省/深圳市'],
    ['全国', '全国'],
    ['鼓楼区', undefined],
    ['你好', undefined],
    ['火星', undefined],
    ['', undefined],
  ])('%s → %s', (text, region) => {
    expect(parseRegion(text)).toBe(region);
  });

  it('lets the nearer of two places of one name win', () => {
    expect(parseRegion('鼓楼区', '江苏省/南京市')).toBe('江苏省/南京市/鼓楼区');
    expect(parseRegion('鼓楼区', '福建省')).toBe('福建省/福州市/鼓楼区');
  });

  it('reads back every region that it can name', () => {
    const regions = Object.entries(PLACES).flatMap(([province, lines]) => lines.flatMap((line) => {
      const [prefecture = '-', ...counties] = line.split(' ');
      const above = prefecture === '-' ? province : `${province}/${prefecture}`;
      return [above, ...counties.map((county) => `${above}/${county}`)];
    }));
    expect(regions.filter((region) => parseRegion(region) !== region)).toEqual([]);
  });
});

describe('places in running text', () => {
  it.each<[string, [string, string, boolean][]]>([
    ['我是陕西安康人，在西安市打工', [['陕西安康', '陕西省/安康市', false], ['西安市', '陕西省/西安市', true]]],
    ['老板拖欠工资', []],
    ['', []],
    ['杭州西湖区的房子', [['杭州西湖区', '浙江省/杭州市/西湖区', false]]],
  ])('%s', (text, expected) => {
    expect(placesIn(text).map(({ start, end, region, isOfficial }) => [text.slice(start, end), region, isOfficial])).toEqual(expected);
  });
});
