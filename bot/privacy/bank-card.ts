/** Whether 13 to 19 digits end in the check digit of a payment card (Luhn; ISO/IEC 7812-1, annex B). */
export function isBankCard(digits: string): boolean {
  if (!/^[1-9]\d{12,18}$/u.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const value = Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
