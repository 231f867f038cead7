import type { ChatMember, User } from 'telegraf/types';
import { createMember, type Member } from './member.ts';
import type { Room, SeenMessage } from './room.ts';
import { privateChatOf, type State } from './state.ts';
import type { Happening } from './updates.ts';

export interface Person extends Member {
  /** Of the person and of their chat with the bot. */
  readonly id: number;
  in(group: Group): Member;
  blocks(): Promise<void>;
  unblocks(): Promise<void>;
}

export interface Group {
  readonly id: number;
  readonly room: Room;
  readonly chat: readonly SeenMessage[];
}

export function createPerson(user: User, state: State): Person {
  const room = state.openRoom(privateChatOf(user));
  const inGroups = new Map<Group, Member>();
  const turns = (to: 'kicked' | 'member'): void => {
    const member = (status: 'kicked' | 'member'): ChatMember =>
      ({ user: state.bot, status, ...(status === 'kicked' && { until_date: 0 }) }) as ChatMember;
    const happening = {
      my_chat_member: {
        chat: room.chat, from: user, date: Math.floor(state.now() / 1000),
        old_chat_member: member(to === 'kicked' ? 'member' : 'kicked'), new_chat_member: member(to),
      },
    };
    state.updates.add(happening as Happening);
  };
  return Object.assign(createMember(user, room, state), {
    id: user.id,
    in: (group: Group) => {
      const member = inGroups.get(group) ?? createMember(user, group.room, state);
      inGroups.set(group, member);
      return member;
    },
    blocks: async () => {
      if (state.blocked.has(user.id)) return;
      state.blocked.add(user.id);
      turns('kicked');
    },
    unblocks: async () => {
      if (state.blocked.delete(user.id)) turns('member');
    },
  });
}
