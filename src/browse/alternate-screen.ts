/** Clears the screen and puts the cursor at its beginning; the scrollback stays. */
export const clearScreen = '\x1b[0m\x1b[2J\x1b[H';

/** Takes the alternate screen, so that the user's own one is untouched. */
export const enterScreen = `\x1b[?1049h${clearScreen}`;

/** Gives the normal screen back and shows the cursor again. */
export const leaveScreen = '\x1b[0m\x1b[?1049l\x1b[?25h';
