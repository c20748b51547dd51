/** Short ways to write an item of the check. */
export const en = (text: string) => ({ en: text });
export const option = (text: string, why: string) => ({ text: en(text), why: en(why) });
