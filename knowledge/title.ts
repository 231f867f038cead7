/** STUB */
export function normaliseTitle(title: string): string {
  return title.normalize('NFC').replaceAll(/[\s\u3000]/g,'').replaceAll('(', '（').replaceAll(')', '）').replaceAll('〈','《').replaceAll('〉','》').replaceAll('<','《').replaceAll('>','》').replaceAll('中华人民共和国','').replace(/^《([^《》]*)》$/,'$1').replace(/（\d{4}[^（）]*）$/,'');
}
