/** Whether 13 to 19 digits end in the check digit of a payment card (Luhn; ISO/IEC 7812-1, annex B). */
export function isBankCard(digits: string): boolean {
  if (!/^[1-9]\d{12,18}$/u.test(digits)) return false;
  const sum = [...digits].toReversed().reduce((total, character, index) => {
    const value = Number(character) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
