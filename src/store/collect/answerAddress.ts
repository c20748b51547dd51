/** What the address of a student's page begins with. Alone in its file, because the first script asks for it. */
export const ANSWER = '#answer=';
