const ACKNOWLEDGES = /^(?:确[定认]|是的?|对的?|对呀|没错|嗯+)[。.!！]*$/u;
const FINDS_FAULT = /^(?:你|您)?(?:这|刚才)?(?:说|讲|答|回答|写)的?(?:都|完全|根本)?(?:不对|不准|错了?|有问题|不是我问的)(?:吧|啊)?[。.!！?？]*$|^(?:答非所问|没用|人呢|没人管吗?|看不懂|没看懂|听不懂)[。.!！?？]*$/u;

/** Whether a message says yes and nothing else. */
export const acknowledges = (message: string): boolean => ACKNOWLEDGES.test(message.trim());

/** Whether a message says that an answer was no good, and no more. */
export const findsFault = (message: string): boolean => FINDS_FAULT.test(message.trim());
