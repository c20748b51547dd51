/** The fragment of the window with a presenter's notes. */
export const SPEAKER = '#speaker';
