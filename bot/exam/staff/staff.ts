/** 组织者 prepares and closes sittings; 监考 pauses, extends, voids; 阅卷 marks short answers, blind; 法律顾问 approves items and rules on challenges. */
export type Role = 'organiser' | 'invigilator' | 'marker' | 'adviser';

export const ROLE_NAMES: Readonly<Record<Role, string>> = { organiser: '组织者', invigilator: '监考', marker: '阅卷', adviser: '法律顾问' };

/** Somebody who works on exams. */
export interface StaffMember {
  readonly name: string;
  readonly roles: readonly Role[];
}
